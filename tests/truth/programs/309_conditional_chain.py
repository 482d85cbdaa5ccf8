# run: TIER=free
# run: TIER=pro
# run: TIER=enterprise COUNTRY=US
# run: TIER=enterprise COUNTRY=DE
# exact: platform, model, geo, region, pair
import os

from anthropic import Anthropic

tier = os.getenv("TIER", "free")
country = os.getenv("COUNTRY")
client = Anthropic()

if tier == "free":
    model, geo = "claude-haiku-4-5", None
elif tier == "pro":
    model = "claude-sonnet-4-6"
    geo = "global"
else:
    model = "claude-opus-4-7"
    geo = "us" if country == "US" else "global"

request = {"model": model, "max_tokens": 1, "messages": []}
if (chosen := geo) is not None:
    request["inference_geo"] = chosen
client.messages.create(**request)

client.messages.create(
    model=(small := "claude-haiku-4-5") if tier == "free" else (big := "claude-opus-4-7"),
    max_tokens=1,
    messages=[],
)
