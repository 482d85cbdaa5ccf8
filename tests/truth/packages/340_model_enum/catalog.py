from enum import Enum


class Model(Enum):
    OPUS = ("claude-opus-4-7", True)
    SONNET = ("claude-sonnet-4-6", True)
    HAIKU = ("claude-haiku-4-5", False)

    def __init__(self, id, pinnable):
        self.id = id
        self.pinnable = pinnable
