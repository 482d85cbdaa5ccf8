from .routes import _routes


class NoAnswer(Exception):
    pass


def _ask_any(text):
    last = None
    for client, request in _routes():
        try:
            last = client.messages.create(
                max_tokens=8, messages=[{"role": "user", "content": text}], **request
            )
            raise NoAnswer
        except NoAnswer:
            continue
    return last
