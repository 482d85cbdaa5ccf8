_HOOKS = {}


def on(name):
    def register(fn):
        _HOOKS.setdefault(name, []).append(fn)
        return fn

    return register


def fire(name, *args):
    for fn in _HOOKS.get(name, ()):
        fn(*args)
