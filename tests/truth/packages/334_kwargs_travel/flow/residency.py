SUPPORTED = ("claude-opus-4-6", "claude-opus-4-7", "claude-sonnet-4-6")


def pin(kwargs):
    if kwargs["model"] in SUPPORTED:
        kwargs["inference_geo"] = "us"
