# exact: model, geo
"""Clients of a pool come back into it when their block ends."""

from pool import Pool

MESSAGES = [{"role": "user", "content": "Which tickets are open?"}]

with Pool() as pool:
    with pool.take() as client:
        client.messages.create(model="claude-opus-4-7", max_tokens=64, messages=MESSAGES)
        pool.add("https://llm.example.com")
    with pool.take() as client:
        client.messages.create(model="claude-sonnet-4-6", max_tokens=64, messages=MESSAGES)
