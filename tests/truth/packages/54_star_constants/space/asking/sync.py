import anthropic as sdk

_CLIENT = sdk.Anthropic()


def _ask(model, geo=sdk.NOT_GIVEN):
    return _CLIENT.messages.create(
        model=model,
        max_tokens=8,
        messages=[{"role": "user", "content": "x"}],
        inference_geo=geo,
    )
