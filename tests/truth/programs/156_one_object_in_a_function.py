# exact: platform, region
"""One object in a function."""
import anthropic
_c = anthropic.Anthropic()
_kw = {"max_tokens": 8, "messages": []}

def _f():
    a = {"model": "claude-opus-5"}
    b = a
    b["model"] = "claude-sonnet-5"
    _c.messages.create(**a, **_kw)
    c = {"inner": a}
    d = dict(c)
    d["inner"]["inference_geo"] = "us"
    _c.messages.create(**a, **_kw)
    e = a.copy()
    e["model"] = "claude-opus-4-6"
    _c.messages.create(**a, **_kw)
    rows = [dict(a) for _ in range(2)]
    rows[0]["model"] = "claude-opus-4-7"
    _c.messages.create(**rows[1], **_kw)
    same = [a] * 2
    same[0]["model"] = "claude-opus-4-8"
    _c.messages.create(**same[1], **_kw)
    t = (a, 1)
    t[0].pop("inference_geo")
    _c.messages.create(**a, **_kw)
    for x in [a]:
        x["model"] = "claude-fable-5"
    _c.messages.create(**a, **_kw)
    m = dict.fromkeys(["p", "q"], a)
    m["p"]["model"] = "claude-opus-5"
    _c.messages.create(**m["q"], **_kw)
    def g(z): z["model"] = "claude-haiku-5-5"
    g(a)
    _c.messages.create(**a, **_kw)
    h = lambda z: z.update(model="claude-sonnet-4-6")
    list(map(h, [a]))
    _c.messages.create(**a, **_kw)
    class K: pass
    k = K(); k.cfg = a
    k.cfg["model"] = "claude-opus-4-6"
    _c.messages.create(**a, **_kw)
_f()
