import anthropic

import building


def send(text):
    return anthropic.Anthropic().messages.create(**building.build(text))
