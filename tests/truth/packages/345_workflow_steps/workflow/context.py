from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Context:
    topic: str
    model: str = "claude-sonnet-4-6"
    geo: str | None = None
    notes: tuple = ()

    def pinned(self, geo):
        return replace(self, geo=geo)

    def noted(self, text):
        return replace(self, notes=(*self.notes, text))
