class Registry:
    _models = {}

    @classmethod
    def register(cls, name, k):
        cls._models[name] = k

    @classmethod
    def get(cls, name):
        if name not in cls._models:
            raise KeyError(name)
        return cls._models[name](name)
