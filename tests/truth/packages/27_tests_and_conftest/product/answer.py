from anthropic import Anthropic


def answer(text, client=None):
    client = client or Anthropic()
    return client.messages.create(  # truth: open-platform open-region
        model="claude-opus-5",
        max_tokens=16,
        messages=[{"role": "user", "content": text}],
        inference_geo="us",
    )
