import anthropic


def request(text, *, model, then=None, **options):
    reply = anthropic.Anthropic().messages.create(
        model=model, max_tokens=3, messages=[{"role": "user", "content": text}], **options
    )
    if then is not None:
        then(reply.content[0].text)
