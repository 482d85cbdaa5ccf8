import anthropic

_client = anthropic.Anthropic()


def deliver(prompt, *, model, options):
    return _client.messages.create(
        model=model, max_tokens=5, messages=[{"role": "user", "content": prompt}], **options
    )
