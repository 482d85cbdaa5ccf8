# run:
# exact: platform, model, geo, region, pair
"""Chunks of what a generator gives: the list is begun anew whenever it is full."""

import anthropic

client = anthropic.Anthropic()
MODELS = {"en": "claude-haiku-4-5"}


def _entries(prompts):
    for number, prompt in enumerate(prompts):
        params = {
            "model": "claude-sonnet-4-6",
            "max_tokens": 10,
            "messages": [{"role": "user", "content": prompt}],
        }
        yield {"custom_id": f"p-{number}", "params": params}


def _submit(prompts, size=2):
    chunk = []
    for entry in _entries(prompts):
        chunk.append(entry)
        if len(chunk) == size:
            client.messages.batches.create(requests=chunk)
            chunk = []
    if chunk:
        client.messages.batches.create(requests=chunk)


def _rows():
    for number in range(5):
        yield {"text": "x", "language": "de" if number % 2 else "en"}


def _chunked(rows, size):
    chunk = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _send(row):
    model = MODELS.get(row["language"], "claude-sonnet-4-6")
    params = {"model": model, "max_tokens": 3, "messages": [{"role": "user", "content": "x"}]}
    if model == "claude-sonnet-4-6":
        params["inference_geo"] = "us"
    client.messages.create(**params)


_submit(["a", "b", "c"])
for chunk in _chunked(_rows(), 2):
    for row in chunk:
        _send(row)
