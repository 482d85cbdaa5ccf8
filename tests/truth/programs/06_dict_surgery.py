# exact: platform, model, geo, region, pair
"""Keys that come and go: pop, del, |=, merges and literal splats; the last one to touch a key wins."""

from anthropic import Anthropic

BASE = {"model": "claude-opus-4-7", "max_tokens": 100, "inference_geo": "us"}
client = Anthropic()


def ask(text: str) -> list:
    turn = [{"role": "user", "content": text}]

    unpinned = dict(BASE)
    unpinned.pop("inference_geo")
    first = client.messages.create(messages=turn, **unpinned)

    anywhere = BASE | {"inference_geo": "global"}
    anywhere |= {"model": "claude-sonnet-5-5"}
    second = client.messages.create(messages=turn, **anywhere)

    removed = {**BASE, "stop_sequences": ["END"]}
    del removed["inference_geo"]
    removed["model"] = "claude-" + "sonnet-5"
    third = client.messages.create(messages=turn, **removed)

    pinned = dict(BASE, max_tokens=5)
    fourth = client.messages.create(**{**pinned, "messages": turn})
    return [first, second, third, fourth]


ask("?")
