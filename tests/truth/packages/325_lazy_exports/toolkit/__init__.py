import importlib

from toolkit.plain import answer

__all__ = ["answer"]

_LAZY = {"Chat": "toolkit._chat", "MODEL": "toolkit.constants"}


def __getattr__(name):
    if name in _LAZY:
        return getattr(importlib.import_module(_LAZY[name]), name)
    raise AttributeError(name)
