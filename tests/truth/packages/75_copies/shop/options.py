from dataclasses import dataclass, field

from pydantic import BaseModel


class Plain:
    def __init__(self):
        self.model = "claude-opus-4-7"
        self.geo = "us"


@dataclass
class Inner:
    inference_geo: str | None = "us"


@dataclass
class Derived:
    model: str = "claude-opus-4-7"
    geo: str | None = None

    def __post_init__(self):
        if self.model.startswith("claude-opus"):
            self.geo = "us"
        else:
            self.geo = None


@dataclass
class Nested:
    model: str = "claude-sonnet-4-6"
    inner: Inner = field(default_factory=Inner)


class Sub(BaseModel):
    inference_geo: str | None = "global"


class Whole(BaseModel):
    model: str = "claude-sonnet-5"
    sub: Sub = Sub()
