from anthropic import Anthropic as _Anthropic


def build():
    return _Anthropic()
