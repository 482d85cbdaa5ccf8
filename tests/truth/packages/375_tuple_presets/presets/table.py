from typing import NamedTuple, Optional

from presets.kinds import Kind


class Preset(NamedTuple):
    model: str
    geo: Optional[str] = None
    tokens: int = 10


BASE = Preset("claude-opus-4-7", "us")
PRESETS = {
    Kind.FAST: BASE._replace(model="claude-sonnet-4-6"),
    Kind.CAREFUL: BASE,
    Kind.CHEAP: Preset("claude-haiku-4-5", tokens=3),
}
