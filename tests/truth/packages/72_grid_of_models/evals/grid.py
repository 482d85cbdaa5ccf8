import itertools
from dataclasses import dataclass, replace

MODELS = ["claude-opus-4-7", "claude-sonnet-4-6"]
GEOS = ("us", "global")
TEMPERATURES = (0.0, 1.0)
BASELINE = "claude-haiku-4-5"


@dataclass(frozen=True)
class Case:
    model: str
    temperature: float
    geo: str | None = None

    @property
    def label(self):
        return f"{self.model}@{self.geo or 'default'}/{self.temperature}"


def build_grid():
    cases = [
        Case(model, temperature, geo)
        for model, geo, temperature in itertools.product(MODELS, GEOS, TEMPERATURES)
    ]
    cases.append(Case(BASELINE, 0.0))
    cases.append(replace(cases[-1], temperature=1.0))
    return cases
