_defaults = {"model": "claude-haiku-5-5"}


def configure(model=None, geo=None):
    if model is not None:
        _defaults["model"] = model
    if geo is not None:
        _defaults["inference_geo"] = geo


def defaults():
    return dict(_defaults)
