from enum import Enum, auto


class Kind(Enum):
    FAST = auto()
    CAREFUL = auto()
    CHEAP = auto()
