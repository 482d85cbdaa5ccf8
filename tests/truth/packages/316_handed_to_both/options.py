from dataclasses import dataclass, field


@dataclass
class Options:
    model: str = "claude-opus-4-7"
    extra: dict = field(default_factory=dict)
