from bus import on


@on("sending")
def pin(payload):
    payload["inference_geo"] = "us"
    payload["model"] = "claude-opus-4-7"
