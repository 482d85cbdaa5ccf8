from .claude import Claude
from .other import Other

_VENDORS = {"claude": Claude, "other": Other}


def _vendor(name):
    return _VENDORS[name]()
