# run:
# exact: platform, model, geo
import anthropic
import settings
from start import start

start()
client = anthropic.Anthropic()
client.messages.create(model=settings.chat.model, max_tokens=5, messages=[])
client.messages.create(model=settings.batch.model, max_tokens=5, messages=[])
client.messages.create(model=settings.Table.models["fast"], max_tokens=5, messages=[])
