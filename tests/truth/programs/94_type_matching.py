# exact: platform, region, model, geo, pair
"""`match` on the class of a job, with captured attributes and a guard."""

from dataclasses import dataclass

from anthropic import Anthropic


@dataclass
class _Draft:
    text: str
    model: str = "claude-sonnet-5"


@dataclass
class _Review:
    text: str
    strict: bool = False


_client = Anthropic()


def _run(job):
    match job:
        case _Draft(text=text, model=model):
            settings = {"model": model}
        case _Review(text=text, strict=True):
            settings = {"model": "claude-opus-5", "inference_geo": "us"}
        case _Review(text=text):
            settings = {"model": "claude-opus-4-7"}
        case str() as text:
            settings = {"model": "claude-haiku-5-5", "inference_geo": "global"}
        case [text, *_]:
            settings = {"model": "claude-haiku-4-5"}
        case _:
            raise TypeError(job)
    return _client.messages.create(
        max_tokens=8, messages=[{"role": "user", "content": text}], **settings
    )


for _job in (_Draft("a"), _Review("b", strict=True), _Review("c"), "d", ["e", "f"]):
    _run(_job)
