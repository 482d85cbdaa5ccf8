import anthropic

import routing

client = anthropic.Anthropic()


def work(task: str):
    return client.messages.create(
        model=routing.pick_model(task),
        inference_geo=routing.pick_geo(task),
        max_tokens=10,
        messages=[{"role": "user", "content": task}],
    )
