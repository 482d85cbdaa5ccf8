import anthropic


def make_asker():
    geo = "global"
    models = iter(["claude-sonnet-4-6", "claude-opus-4-6", "claude-opus-4-7"])
    client = anthropic.Anthropic()

    def ask(text):
        return client.messages.create(
            model=next(models), inference_geo=geo, max_tokens=2, messages=[{"role": "user", "content": text}]
        )

    def switch(value):
        nonlocal geo
        geo = value

    return ask, switch
