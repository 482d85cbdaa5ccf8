import anthropic

from typed.params import FAST, SAFE, standard

client = anthropic.Anthropic()
turn = [{"role": "user", "content": "x"}]


def send_all():
    client.messages.create(messages=turn, max_tokens=16, **FAST)
    client.messages.create(messages=turn, max_tokens=16, **SAFE)
    client.messages.create(**standard("x"))
    client.messages.create(**{**standard("y"), **SAFE})
