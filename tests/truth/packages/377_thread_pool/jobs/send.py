import anthropic

client = anthropic.Anthropic()


def send_pair(pair):
    model, geo = pair
    return _send(model, geo)


def send_star(model, *, geo):
    return _send(model, geo)


def _send(model, geo):
    extra = {"inference_geo": geo} if geo else {}
    return client.messages.create(model=model, max_tokens=3, messages=[{"role": "user", "content": "x"}], **extra)
