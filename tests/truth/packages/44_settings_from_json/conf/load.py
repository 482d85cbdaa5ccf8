import json
from pathlib import Path

DEFAULTS = json.loads('{"model": "claude-sonnet-5", "geo": "us"}')


def load(name):
    return json.loads((Path(__file__).parent / "models.json").read_text())[name]
