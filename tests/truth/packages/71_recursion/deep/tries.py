import anthropic

_client = anthropic.Anthropic()


def _first_that_works(models, depth=0):
    _client.messages.create(model=models[0], max_tokens=1, messages=[])
    if len(models) > 1:
        return _first_that_works(models[1:], depth + 1)
    return None


def _again(model, attempt=0):
    message = _client.messages.create(model=model, max_tokens=1, messages=[])
    if attempt < 3:
        return _again(model, attempt + 1)
    return message
