from base import Plugin


class Pinned(Plugin):
    geo = "us"


class Cheap(Plugin):
    model = "claude-sonnet-4-6"
    geo = "global"
