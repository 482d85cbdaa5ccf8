from dataclasses import dataclass
from string import Template

import anthropic

_client = anthropic.Anthropic()
_prompts = {}


@dataclass
class Prompt:
    template: Template
    model: str
    residency: str | None


def prompt(name, *, model="claude-sonnet-4-6", residency="us"):
    def decorator(fn):
        _prompts[name] = Prompt(Template(fn.__doc__), model, residency)
        return fn

    return decorator


def names():
    return sorted(_prompts)


def execute(name, **variables):
    p = _prompts[name]
    kwargs = {"model": p.model, "max_tokens": 100}
    if p.residency:
        kwargs["inference_geo"] = p.residency
    text = p.template.substitute(variables)
    return _client.messages.create(messages=[{"role": "user", "content": text}], **kwargs)
