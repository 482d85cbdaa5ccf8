import importlib

_PARTS = {"client": "lazy.clients", "MODEL": "lazy.models", "messages": "lazy.messages"}


def __getattr__(name):
    if name not in _PARTS:
        raise AttributeError(name)
    module = importlib.import_module(_PARTS[name])
    value = module if name == "messages" else getattr(module, name)
    globals()[name] = value
    return value
