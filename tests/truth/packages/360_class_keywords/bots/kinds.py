from bots.base import Bot


class Basic(Bot, name="basic"):
    pass


class Pinned(Bot, name="pinned", geo="us"):
    model = "claude-opus-4-7"
