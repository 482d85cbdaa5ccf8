"""Elements that set something, where who walks them may stop early."""
from anthropic import Anthropic


class O:
    geo = "us"
    model = "claude-opus-4-7"


o = O()
[setattr(o, k, v) for k, v in {"geo": "global"}.items()]
Anthropic().messages.create(model=o.model, inference_geo=o.geo, max_tokens=1, messages=[])
any(setattr(o, "geo", g) for g in ("us", "global"))
Anthropic().messages.create(model=o.model, inference_geo=o.geo, max_tokens=1, messages=[])
all(setattr(o, "geo", g) is None and g == "x" for g in ("us", "global"))
Anthropic().messages.create(model=o.model, inference_geo=o.geo, max_tokens=1, messages=[])
list(map(lambda kv: setattr(o, *kv), [("model", "claude-sonnet-4-6")]))
Anthropic().messages.create(model=o.model, inference_geo=o.geo, max_tokens=1, messages=[])
