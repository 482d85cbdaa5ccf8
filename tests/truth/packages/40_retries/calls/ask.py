import anthropic

from .retry import retry

_client = anthropic.Anthropic(max_retries=0)
_failures = iter([True, True, False])


@retry(2, on=(anthropic.APIStatusError,))
def _ask(text, *, model="claude-haiku-5-5", **options):
    return _client.messages.create(
        model=model, max_tokens=8, messages=[{"role": "user", "content": text}], **options
    )


@retry(2, on=(RuntimeError,), fallback={"model": "claude-haiku-4-5"})
def _ask_twice(text, model="claude-sonnet-5"):
    reply = _client.messages.create(
        model=model, max_tokens=8, messages=[{"role": "user", "content": text}]
    )
    if next(_failures):
        raise RuntimeError("not good enough")
    return reply
