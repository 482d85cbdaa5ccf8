import anthropic

client = anthropic.Anthropic()


def _request(context, text):
    params = {"model": context.model, "max_tokens": 4, "messages": [{"role": "user", "content": text}]}
    if context.geo is not None:
        params["inference_geo"] = context.geo
    return params


def outline(context):
    reply = client.messages.create(**_request(context, context.topic))
    return context.noted(reply.content[0].text)


def classify(context):
    return context.pinned("us")


def write(context):
    reply = client.messages.create(**_request(context, " ".join(context.notes)))
    return context.noted(reply.content[0].text)
