# exact: platform, model, geo, region, pair
"""Closures and lambdas: a factory binds the model, a nested function reads what surrounds it."""

from collections.abc import Callable

from anthropic import Anthropic

client = Anthropic()


def make_asker(model: str, geo: str) -> Callable[[str], object]:
    def ask(text: str) -> object:
        return client.messages.create(  # truth: open-model open-geo open-pair
            model=model,
            max_tokens=8,
            inference_geo=geo,
            messages=[{"role": "user", "content": text}],
        )

    return ask


def report() -> None:
    model = "claude-sonnet-5"

    def section(title: str) -> object:
        return client.messages.create(
            model=model, max_tokens=8, messages=[{"role": "user", "content": title}]
        )

    for title in ("Intro", "End"):
        section(title)


smart = make_asker("claude-opus-5", "us")
smart("x")
make_asker("claude-haiku-5-5", "global")("y")
report()
shout = lambda text: client.messages.create(model="claude-opus-4-6", max_tokens=8, inference_geo="us", messages=[{"role": "user", "content": text}])  # noqa: E731
shout("z")
