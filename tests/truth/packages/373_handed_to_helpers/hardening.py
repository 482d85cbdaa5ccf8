def harden(config):
    config["inference_geo"] = "us"


def register(table):
    table.update({"model": lambda: "claude-opus-4-7"})


def lock(options):
    options.geo = "us"


def switch(current):
    current.on("us")
