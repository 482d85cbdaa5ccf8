# run:
# open: model
"""What calls too deep to follow give back is what they were handed, and is changed through that."""

from anthropic import Anthropic

client = Anthropic()


def step0(options, turns):
    print(len(turns))
    return options


def step1(options, turns):
    return step0(options, turns)


def step2(options, turns):
    return step1(options, turns)


def step3(options, turns):
    return step2(options, turns)


def step4(options, turns):
    return step3(options, turns)


def step5(options, turns):
    return step4(options, turns)


def step6(options, turns):
    return step5(options, turns)


def step7(options, turns):
    return step6(options, turns)


def step8(options, turns):
    return step7(options, turns)


def step9(options, turns):
    return step8(options, turns)


def step10(options, turns):
    return step9(options, turns)


def step11(options, turns):
    return step10(options, turns)


class Desk:
    def __init__(self, model):
        self.model = model

    def ask(self, turns):
        found = step11(self, turns)
        found.model = turns[0]
        client.messages.create(model=self.model, max_tokens=1, messages=[])


def ask(turns):
    options = {"model": "claude-opus-4-6", "max_tokens": 1}
    again = step11(options, turns)
    again["model"] = turns[0]
    client.messages.create(messages=[], **options)


ask(["claude-sonnet-4-6"])
Desk("claude-opus-4-6").ask(["claude-sonnet-4-6"])
