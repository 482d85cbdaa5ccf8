import anthropic

_shared = None


def shared() -> anthropic.AsyncAnthropic:
    global _shared
    if _shared is None:
        _shared = anthropic.AsyncAnthropic(max_retries=0)
    return _shared
