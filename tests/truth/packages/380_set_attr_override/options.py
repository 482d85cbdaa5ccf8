class Options:
    def __init__(self, **given):
        object.__setattr__(self, "_values", dict(given))

    def __setattr__(self, name, value):
        self._values[name] = value

    def __getattr__(self, name):
        return self._values[name]

    def keys(self):
        return self._values.keys()

    def __getitem__(self, key):
        return self._values[key]
