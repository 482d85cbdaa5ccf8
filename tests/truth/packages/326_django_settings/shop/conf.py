from shop import settings as _settings


def get(name, default=None):
    return getattr(_settings, name, default)
