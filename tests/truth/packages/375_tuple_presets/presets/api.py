import anthropic

from presets.kinds import Kind
from presets.table import PRESETS


def run(name, text):
    model, geo, tokens = PRESETS[Kind[name.upper()]]
    params = {"model": model, "max_tokens": tokens, "messages": [{"role": "user", "content": text}]}
    if geo:
        params |= {"inference_geo": geo}
    return anthropic.Anthropic().messages.create(**params)
