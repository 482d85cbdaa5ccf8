# open: platform, model, geo
from app.http import trace
from app.llm import client

trace()
client.messages.create(model="claude-opus-4-7", max_tokens=1, messages=[])
