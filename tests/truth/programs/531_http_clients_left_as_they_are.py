# exact: platform, model, geo, region
"""After a patch is undone, and other harmless things set on sessions, all is as before."""
import httpx2 as httpx
from anthropic import Anthropic

A = {"max_tokens": 4, "messages": []}
plain = httpx.Client.send
httpx.Client.send = lambda self, request, **kw: plain(self, request, **kw)
httpx.Client.send = plain
s = httpx.Client()
s.headers["x-a"] = "b"
s.headers.update({"x-c": "d"})
s.timeout = 5
s.auth = ("user", "pass")
s.event_hooks = {"response": [print]}
s.cookies.set("a", "b")
with s as session:
    Anthropic(http_client=session).messages.create(model="claude-opus-4-7", **A)
c = Anthropic()
c._client.timeout = 5
c._client.headers["x"] = "y"
c.messages.create(model="claude-opus-4-7", **A)
c._client.close()
