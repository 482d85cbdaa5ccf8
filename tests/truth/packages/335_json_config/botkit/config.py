import json
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass
class LLM:
    model: str
    max_tokens: int
    inference_geo: str | None = None

    def as_params(self):
        return {key: value for key, value in asdict(self).items() if value is not None}


@dataclass
class Config:
    name: str
    llm: LLM = field(default_factory=lambda: LLM("claude-haiku-4-5", 10))

    @classmethod
    def load(cls):
        data = json.loads(Path(__file__).with_name("helper_bot.json").read_text())
        data["llm"] = LLM(**data["llm"])
        return cls(**data)
