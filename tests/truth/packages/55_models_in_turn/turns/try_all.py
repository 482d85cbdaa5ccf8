import anthropic

from .candidates import CANDIDATES

_client = anthropic.Anthropic()


def _answer(text):
    tried = []
    for candidate in CANDIDATES:
        try:
            reply = _client.messages.create(
                model=candidate.model,
                max_tokens=8,
                messages=[{"role": "user", "content": text}],
                **candidate.options,
            )
        except anthropic.APIStatusError as error:
            tried.append(error)
            continue
        tried.append(reply)
        if len(tried) > 2:
            return reply
    return None
