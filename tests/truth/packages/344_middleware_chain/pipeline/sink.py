import anthropic


def sink(request):
    return anthropic.Anthropic().messages.create(**request)
