from anthropic import Anthropic

model = "claude-opus-4-7"


def run():
    name = model if isinstance(model, str) else model.NAME
    Anthropic().messages.create(model=name, max_tokens=9, messages=[], inference_geo="us")
