# run:
# exact: platform, model, geo, region
import json

from anthropic import Anthropic

client = Anthropic()
body = {"model": "claude-opus-4-7", "max_tokens": 10, "messages": [{"role": "user", "content": "x"}]}
body |= {"inference_geo": "us"}
client.post("/v1/messages", body=body, cast_to=object)
payload = json.loads(json.dumps({**body, "model": "claude-sonnet-4-6"}))
client.post("/v1/messages", body=payload, cast_to=object)
client.with_options(timeout=5).post("/v1/messages", body={k: v for k, v in body.items() if k != "inference_geo"}, cast_to=object)
client.messages.with_raw_response.create(
    model="claude-haiku-4-5", max_tokens=1, messages=[], extra_body={"metadata": {"user_id": "u"}}
).parse()
