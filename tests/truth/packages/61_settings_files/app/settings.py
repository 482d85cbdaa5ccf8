import tomllib
from pathlib import Path

from anthropic import AnthropicBedrock

CONF = Path(__file__).resolve().parents[1] / "conf"

with (CONF / "profiles.toml").open("rb") as file:
    _settings = tomllib.load(file)

PROFILES = _settings["profiles"]
LIMITS = {name: 8 for name in PROFILES}


def client_of(name):
    region = _settings["regions"][name]
    return AnthropicBedrock(aws_region=region)
