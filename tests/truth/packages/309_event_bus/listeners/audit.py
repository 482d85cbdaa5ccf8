from bus import on


@on("sending")
def log(payload):
    print(payload["model"])
