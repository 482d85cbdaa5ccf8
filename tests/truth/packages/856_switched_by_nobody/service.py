from anthropic import Anthropic
from settings import Settings, app

client = Anthropic()


def ask():
    client.messages.create(
        model=app.settings.model,
        inference_geo=app.settings.geo,
        max_tokens=4,
        messages=[],
    )
    client.messages.create(model=Settings.get().model, max_tokens=4, messages=[])
