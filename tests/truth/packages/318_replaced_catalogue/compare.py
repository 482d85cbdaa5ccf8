import anthropic

from catalogue import MODELS, ROUTES


def compare(question):
    client = anthropic.Anthropic()
    for model in MODELS:
        client.messages.create(
            model=model, inference_geo="us", max_tokens=4, messages=[{"role": "user", "content": question}]
        )
    client.messages.create(
        model=ROUTES["fast"], inference_geo="us", max_tokens=4, messages=[{"role": "user", "content": question}]
    )
