from enum import Enum


class Provider(str, Enum):
    DIRECT = "direct"
    BEDROCK = "bedrock"
    VERTEX = "vertex"
