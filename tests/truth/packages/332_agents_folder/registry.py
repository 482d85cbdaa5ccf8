_CLASSES = {}


def agent(name):
    def decorate(cls):
        cls.name = name
        _CLASSES[name] = cls
        return cls

    return decorate


def create(name, **options):
    return _CLASSES[name](**options)
