import anthropic

from . import settings

HOOKS = []


def ask():
    request = {"model": "claude-opus-4-6", "max_tokens": 3, "messages": []}
    for hook in HOOKS:
        request = hook(request) or request
    anthropic.Anthropic().messages.create(**request, inference_geo=settings.GEO)
