import anthropic

BETAS = ["context-management-2025-06-27"]
DEFAULTS = {"model": "claude-opus-4-7", "max_tokens": 2000, "inference_geo": "us"}


def client(timeout=60):
    return anthropic.Anthropic().with_options(timeout=timeout, max_retries=1)
