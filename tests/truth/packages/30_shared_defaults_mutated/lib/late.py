from lib import defaults


def prepare():
    defaults.DEFAULTS["inference_geo"] = "us"
    defaults.DEFAULTS.update(model="claude-opus-5")
