# run:
# exact: platform, model, geo, region
from anthropic import Anthropic, NOT_GIVEN, omit

client = Anthropic()
defaults = dict(model="claude-opus-4-7", max_tokens=5)


def ask(geo=NOT_GIVEN, extra=None, **kw):
    return client.messages.create(  # truth: open-geo open-model
        messages=[], inference_geo=geo, extra_body=extra or None, **{**defaults, **kw}  # truth: GEO203
    )


ask()
ask("us")
ask("us", {"inference_geo": "global"})  
ask(omit, {"model": "claude-opus-4-6"})
ask(extra={"inference_geo": "us"}, model="claude-sonnet-4-6")


def trace(**kw):
    headers = kw.pop("extra_headers", {})
    headers["x-trace"] = "1"
    return client.messages.create(messages=[], extra_headers=headers, **defaults | kw)  # truth: open-geo open-model


trace(inference_geo="global")
trace(extra_headers={"x-a": "b"})
