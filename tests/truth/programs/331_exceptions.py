# run:
# exact: platform, geo, region
import anthropic

client = anthropic.Anthropic()


class Overloaded(Exception):
    def __init__(self, message: str, fallback: str) -> None:
        super().__init__(message)
        self.fallback = fallback


class NotPinned(Exception):
    pass


def primary(text: str) -> None:
    if len(text) > 3:
        raise Overloaded("busy", fallback="claude-sonnet-4-6")
    client.messages.create(model="claude-opus-4-7", max_tokens=4, messages=[])


def check(model: str) -> None:
    raise NotPinned("claude-opus-4-6", "global")


for text in ("abc", "abcdef"):  # one is too long
    try:
        primary(text)
    except Overloaded as error:
        client.messages.create(model=error.fallback, max_tokens=4, messages=[], inference_geo="us")

try:
    check("x")
except NotPinned as error:
    model, geo = error.args
    client.messages.create(model=model, max_tokens=4, messages=[], inference_geo="us")

try:
    client.messages.create(model="claude-haiku-4-5", inference_geo="us", max_tokens=1, messages=[])
except anthropic.BadRequestError as error:
    if error.status_code == 400:
        client.messages.create(model="claude-haiku-4-5", max_tokens=1, messages=[])
