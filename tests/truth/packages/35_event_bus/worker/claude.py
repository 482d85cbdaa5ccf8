import anthropic

_client = anthropic.Anthropic()


def send(text, *, model, geo=None):
    extra = {} if geo is None else {"inference_geo": geo}
    return _client.messages.create(  # truth: open-model open-geo open-pair
        model=model, max_tokens=8, messages=[{"role": "user", "content": text}], **extra
    )
