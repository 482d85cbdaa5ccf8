from anthropic import Anthropic

client = Anthropic()


def answer(text):
    turn = [{"role": "user", "content": text}]
    client.messages.create(model="claude-opus-5", max_tokens=9, messages=turn, inference_geo="us")
    client.messages.create(model="claude-opus-5", max_tokens=9, messages=turn)  # truth: GEO301
    client.beta.dreams.create(inputs=[], model="claude-opus-5")  # truth: GEO308 GEO301?
