from anthropic import Anthropic
from conf import CFG, settings
GEO = CFG["geo"]
MODEL = settings.model
def run():
    Anthropic().messages.create(model=MODEL, inference_geo=GEO, max_tokens=1, messages=[])
