from .clients import default_client


def slogan(product):
    return default_client().messages.create(
        model="claude-sonnet-4-6",
        max_tokens=100,
        messages=[{"role": "user", "content": product}],
        inference_geo="us",
    )
