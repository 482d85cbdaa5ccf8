import catalogue
from anthropic import Anthropic
from catalogue import GEO

client = Anthropic()
KEPT = catalogue.MODEL
A = {"max_tokens": 4, "messages": []}


def ask(geo=GEO):
    client.messages.create(model=KEPT, inference_geo=geo, **A)
    client.messages.create(model=catalogue.MODEL, inference_geo=catalogue.GEO, **A)


client.messages.create(model=catalogue.MODEL, **A)
