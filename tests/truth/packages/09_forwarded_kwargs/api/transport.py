import anthropic

_CLIENT = anthropic.Anthropic()


def post(**request):
    return _CLIENT.messages.create(**request)
