# exact: platform, model, geo, region
"""Names put together by what Python itself computes of constants."""
import ast
import base64
import itertools
import re
import shlex
import urllib.parse
from operator import itemgetter
from urllib.parse import urlparse, urlsplit

import anthropic

c = anthropic.Anthropic()
kw = {"max_tokens": 8, "messages": [], "inference_geo": "us"}
URL = "https://gateway.example.com:8443/claude-opus-4-7/v1?model=claude-opus-4-6#us"
SPEC = "anthropic/claude-opus-4-7:us"
NAMES = ["claude-sonnet-4-6", "claude-opus-4-7", "claude-haiku-5"]
ROWS = [
    {"name": "cheap", "id": "claude-haiku-5", "cost": 1, "on": True},
    {"name": "best", "id": "claude-opus-4-7", "cost": 5, "on": False},
    {"name": "good", "id": "claude-sonnet-4-6", "cost": 3, "on": True},
]
DATED = re.compile(r"^(?P<family>claude-[a-z]+)-(\d+)-(\d+)$")

# addresses
c.messages.create(model=urlparse(URL).path.split("/")[1], **kw)
c.messages.create(model=urlsplit(URL).path.strip("/").rsplit("/", maxsplit=1)[0], **kw)
c.messages.create(model=urllib.parse.parse_qs(urlparse(URL).query)["model"][0], **kw)
c.messages.create(model={8443: "claude-opus-4-7"}[urlparse(URL).port], **kw)
c.messages.create(model=urlparse(URL)._replace(query="", fragment="").geturl()[-18:-3], **kw)
c.messages.create(model=urllib.parse.unquote("claude%2Dopus%2D4%2D7"), **kw)
parts = urlsplit(URL)
c.messages.create(model="claude-opus-4-7" if f"{parts.scheme}-{parts.hostname}" == "https-gateway.example.com" else "claude-opus-4-6", extra_body={"inference_geo": parts.fragment}, **kw)

# texts
c.messages.create(model=SPEC[SPEC.index("/") + 1 : SPEC.rfind(":")], **kw)
c.messages.create(model=SPEC.translate(str.maketrans("/:", "--")), **kw)
c.messages.create(model="claude-opus".ljust(12, "-").center(14, "*").rstrip("*").lstrip("*") + "4-7", **kw)
c.messages.create(model={"xxxaa0xa8": "claude-opus-4-7"}["x" * 3 + SPEC[0] + chr(97) + hex(10) + repr(2**3)], **kw)
c.messages.create(model=base64.b64decode("Y2xhdWRlLW9wdXMtNC03").decode(), **kw)
c.messages.create(model="claude-opus-4-7" if SPEC.startswith(("openai/", "anthropic/")) else "claude-opus-4-6", **kw)
c.messages.create(model="claude-opus-4-7" if SPEC[:3].isalpha() and not SPEC.isupper() else "claude-opus-4-6", **kw)
c.messages.create(model=shlex.split("--model 'claude-opus-4-7'")[1], **kw)
c.messages.create(model=ast.literal_eval("{'model': ['claude-opus-4-7']}")["model"][0], **kw)

# patterns
c.messages.create(model=re.sub(r"-\d{8}$", "", "claude-sonnet-4-6-20260229"), **kw)
c.messages.create(model=re.split(r"[/:]", SPEC)[1], **kw)
c.messages.create(model=re.search(r"/(.*):", SPEC).group(1), **kw)
c.messages.create(model=DATED.match("claude-opus-4-7")["family"] + "-4-" + DATED.match("claude-opus-4-7")[3], **kw)
c.messages.create(model="claude-opus-4-7" if DATED.match(NAMES[0]) else "claude-opus-4-6", **kw)
c.messages.create(model="claude-opus-4-7" if re.match("CLAUDE", NAMES[0]) else "claude-opus-4-6", **kw)
c.messages.create(model="claude-opus-4-7" if re.match("CLAUDE", NAMES[0], re.I) else "claude-opus-4-6", **kw)

# order and choice
c.messages.create(model=sorted(NAMES)[0], **kw)
c.messages.create(model=sorted(NAMES, reverse=True)[0], **kw)
c.messages.create(model=min(ROWS, key=lambda row: row["cost"])["id"], **kw)
c.messages.create(model=max(ROWS, key=itemgetter("cost"))["id"], **kw)
c.messages.create(model=sorted(ROWS, key=lambda row: -row["cost"])[1]["id"], **kw)
c.messages.create(model=next(filter(lambda row: not row["on"], ROWS))["id"], **kw)
c.messages.create(model=list(filter(None, ["", None, "claude-opus-4-7"]))[0], **kw)
c.messages.create(model=max((row["id"] for row in ROWS if row["on"]), key=len), **kw)
c.messages.create(model=NAMES[NAMES.index("claude-opus-4-7")], **kw)
c.messages.create(model=next(itertools.islice(NAMES, 1, None)), **kw)
c.messages.create(model="claude-opus-4-7" if any(name.endswith("4-7") for name in NAMES) else "claude-opus-4-6", **kw)
c.messages.create(model="claude-opus-4-7" if all(name.endswith("4-7") for name in NAMES) else "claude-opus-4-6", **kw)
c.messages.create(model=f"claude-opus-4-{sum(row['cost'] for row in ROWS) - max(1, 2)}", **kw)
ranked = [row["id"] for row in ROWS]
ranked.sort(key=len, reverse=True)
c.messages.create(model=ranked[0], **kw)

# sets
c.messages.create(model=sorted(set(NAMES) - {"claude-haiku-5"})[-1], **kw)
c.messages.create(model=min({"claude-opus-4-7"}.union(NAMES)), **kw)
c.messages.create(model="claude-opus-4-7" if set(NAMES) & {"claude-opus-4-7"} else "claude-opus-4-6", **kw)
c.messages.create(model=set(NAMES).intersection({"claude-opus-4-7", "claude-2"}).pop(), **kw)


def preferred(order):
    return sorted(NAMES, key=order.index)[0]


c.messages.create(model=preferred(("claude-opus-4-7", "claude-haiku-5", "claude-sonnet-4-6")), **kw)
