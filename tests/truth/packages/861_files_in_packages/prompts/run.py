import json
from importlib import resources

import anthropic

CATALOG = json.loads(resources.files("prompts").joinpath("catalog.json").read_text())


def run(name: str) -> str:
    entry = CATALOG[name]
    kwargs = {}
    if geo := entry.get("geo"):
        kwargs["inference_geo"] = geo
    return anthropic.Anthropic().messages.create(
        model=entry["model"],
        max_tokens=10,
        messages=[{"role": "user", "content": entry["prompt"].format(text="x")}],
        **kwargs,
    ).content[0].text
