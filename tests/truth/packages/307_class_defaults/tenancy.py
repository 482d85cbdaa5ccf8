from defaults import Defaults

PINNED = {"acme"}


def enter(tenant: str) -> None:
    if tenant in PINNED:
        Defaults.geo = "us"
    else:
        Defaults.geo = "global"
