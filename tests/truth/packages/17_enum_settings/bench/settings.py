from enum import StrEnum


class Model(StrEnum):
    OPUS = "claude-opus-5"
    SONNET = "claude-sonnet-5"
    HAIKU = "claude-haiku-5-5"


class Geo:
    US = "us"
    ANYWHERE = "global"
