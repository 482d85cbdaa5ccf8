# exact: platform, region
# open: model, geo
"""Settings in a JSON file beside the code, others in a literal text that is parsed."""

from conf.load import DEFAULTS, load
from anthropic import Anthropic

client = Anthropic()
turn = [{"role": "user", "content": "x"}]
settings = load("small")
client.messages.create(messages=turn, max_tokens=8, **settings)
client.messages.create(
    messages=turn, max_tokens=8, model=DEFAULTS["model"], inference_geo=DEFAULTS["geo"]
)
