import anthropic

_client = anthropic.Anthropic()


def _send(model):
    return _client.messages.create(model=model, max_tokens=1, messages=[])


def _a9(model):
    return _send(model)


def _a8(model):
    return _a9(model)


def _a7(model):
    return _a8(model)


def _a6(model):
    return _a7(model)


def _a5(model):
    return _a6(model)


def _a4(model):
    return _a5(model)


def _a3(model):
    return _a4(model)


def _a2(model):
    return _a3(model)


def _a1(model):
    return _a2(model)
