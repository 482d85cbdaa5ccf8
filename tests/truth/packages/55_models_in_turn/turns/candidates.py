from dataclasses import dataclass


@dataclass(frozen=True)
class Candidate:
    model: str
    geo: str | None = "us"

    @property
    def options(self):
        return {"inference_geo": self.geo} if self.geo else {}


CANDIDATES = [Candidate("claude-haiku-4-5", None), Candidate("claude-sonnet-5")]
CANDIDATES.append(Candidate("claude-opus-5", geo="global"))
