import anthropic

GEO = "us"
client = anthropic.Anthropic()


def ask(text):
    from shop.orders import MODEL

    return client.messages.create(
        model=MODEL,
        max_tokens=16,
        inference_geo=GEO,
        messages=[{"role": "user", "content": text}],
    )
