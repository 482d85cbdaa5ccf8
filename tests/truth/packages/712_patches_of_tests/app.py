from anthropic import Anthropic
client = Anthropic()
class Config:
    geo = "us"
    model = "claude-opus-4-7"
config = Config()
def get_model():
    return "claude-opus-4-7"
def ask():
    return client.messages.create(model=get_model(), inference_geo=config.geo, max_tokens=4, messages=[])
def ask2():
    return client.messages.create(model=Config.model, inference_geo=GEO, max_tokens=4, messages=[])
GEO = "us"
SETTINGS = {"geo": "us"}
def ask3():
    return client.messages.create(model="claude-opus-4-7", inference_geo=SETTINGS["geo"], max_tokens=4, messages=[])
