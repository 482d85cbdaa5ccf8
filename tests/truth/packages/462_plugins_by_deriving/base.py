PLUGINS = {}


class Plugin:
    model = "claude-opus-4-7"
    geo = None

    def __init_subclass__(cls, **options):
        PLUGINS[cls.__name__] = cls
