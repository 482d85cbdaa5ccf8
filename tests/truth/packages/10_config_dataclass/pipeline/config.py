from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class ModelConfig:
    name: str = "claude-sonnet-5"
    geo: str | None = None


@dataclass
class Config:
    writer: ModelConfig = field(default_factory=ModelConfig)
    critic: ModelConfig = field(default_factory=lambda: ModelConfig("claude-opus-5", geo="us"))


CONFIG = Config()
