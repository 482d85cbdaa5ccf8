# exact: platform, model, geo, region
"""A copy of a client or of settings that is changed leaves the original as it is."""
import copy
from types import SimpleNamespace

from anthropic import Anthropic

ASK = {"max_tokens": 9, "messages": [{"role": "user", "content": "hi"}]}
client = Anthropic()
other = copy.copy(client)
other.base_url = "https://aiplatform.googleapis.com/"
settings = SimpleNamespace(geo="us", request={"model": "claude-opus-4-7"})
changed, apart = copy.copy(settings), copy.deepcopy(settings)
changed.geo = "global"
changed.request["model"] = "claude-sonnet-4-6"
client.messages.create(inference_geo=settings.geo, **settings.request, **ASK)
client.messages.create(inference_geo=changed.geo, **changed.request, **ASK)
client.messages.create(inference_geo=apart.geo, **apart.request, **ASK)
