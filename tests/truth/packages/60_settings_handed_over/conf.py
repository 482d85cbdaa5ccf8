def configure(settings):
    settings["model"] = "claude-haiku-5-5"
    settings["inference_geo"] = "us"
