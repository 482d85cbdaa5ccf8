from . import config


def _turn():
    setattr(config, "GEO", "us")
    config.Settings.model = "claude-opus-4-7"
    setattr(config.settings, "geo", "us")
