from dataclasses import dataclass
from typing import Union


@dataclass
class Extract:
    text: str


@dataclass
class Rewrite:
    text: str
    model: str = "claude-opus-4-6"


@dataclass
class Urgent:
    job: Union[Extract, Rewrite]
