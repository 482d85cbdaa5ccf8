from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Answer:
    text: str = ""

    @classmethod
    def parse(cls, text: str) -> Answer:
        return cls(text)


@dataclass
class Plan:
    steps: list[str] = field(default_factory=list)

    @classmethod
    def parse(cls, text: str) -> Plan:
        return cls(["one", "two"])
