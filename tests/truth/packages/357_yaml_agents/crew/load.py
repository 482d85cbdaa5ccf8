from pathlib import Path

import yaml

from crew.agent import Agent


def load():
    data = yaml.safe_load((Path(__file__).parent / "agents.yaml").read_text())
    return {name: Agent(name=name, **fields) for name, fields in data["agents"].items()}
