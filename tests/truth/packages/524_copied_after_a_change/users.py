from anthropic import Anthropic
import conf
GEO = conf.get("geo")
def run(model=conf.get("model")):
    Anthropic().messages.create(model=model, inference_geo=GEO, max_tokens=1, messages=[])
    Anthropic().messages.create(model=conf.get("model"), inference_geo=conf.get("geo"), max_tokens=1, messages=[])
