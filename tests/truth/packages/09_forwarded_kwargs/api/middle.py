from . import transport


def send(messages, *, max_tokens=16, **options):
    return transport.post(messages=messages, max_tokens=max_tokens, **options)
