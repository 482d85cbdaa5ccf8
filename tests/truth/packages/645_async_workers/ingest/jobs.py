from typing import NamedTuple


class ImageJob(NamedTuple):
    url: str


class TextJob(NamedTuple):
    text: str
    important: bool = False
