# run:
# open: model, geo
from anthropic import Anthropic
class Audit:
    def trace(self, req): req["model"] = "claude-opus-4-7"
client = Anthropic()
class AuditLogger:
    def info(self, msg, req=None):
        if req is not None: req["inference_geo"] = "us"
    def debug(self, req): req["model"] = "claude-sonnet-4-6"
    def warning(self, req): self.fix(req)
    def fix(self, req): req["model"] = "claude-sonnet-4-6"
    def error(self, msg, **kw): fix2(kw)
    def exception(self, req): req.update(inference_geo="us")
    @staticmethod
    def critical(req): req.model = "claude-sonnet-4-6"
def fix2(kw): kw["req"]["model"] = "claude-sonnet-4-6"
class P:
    model = "claude-opus-4-6"
logger = AuditLogger()
log = AuditLogger()
def params(): return {"model": "claude-opus-4-6", "max_tokens": 3, "messages": []}
def a():
    p = params()
    logger.info("x", p)
    client.messages.create(**p)
def b():
    p = params()
    log.debug(p)
    client.messages.create(**p)
def c():
    p = params()
    log.warning(p)
    client.messages.create(**p)
def d():
    p = params()
    log.error("x", req=p)
    client.messages.create(**p)
def e():
    p = params()
    log.exception(p)
    client.messages.create(**p)
def f():
    p = P()
    log.critical(p)
    client.messages.create(model=p.model, max_tokens=3, messages=[])
def g():
    p = {"model": "claude-opus-4-6", "max_tokens": 3, "messages": []}
    log.debug(p)
    client.messages.create(**p)
class Bot:
    def __init__(self):
        self.log = AuditLogger()
        self._logger = Audit()
        self.p = {"model": "claude-opus-4-6", "max_tokens": 3, "messages": []}
    def h(self):
        p = {"model": "claude-opus-4-6", "max_tokens": 3, "messages": []}
        self.log.debug(p)
        client.messages.create(**p)
    def i(self):
        self.log.debug(self.p)
        client.messages.create(**self.p)
    def j(self):
        p = {"model": "claude-opus-4-6", "max_tokens": 3, "messages": []}
        self._logger.trace(p)
        client.messages.create(**p)
    def k(self):
        p = {"model": "claude-opus-4-6", "max_tokens": 3, "messages": []}
        self.note(p)
        client.messages.create(**p)
    def note(self, p): self._logger.trace(p)
def noted(p): log.debug(p)
def l():
    p = {"model": "claude-opus-4-6", "max_tokens": 3, "messages": []}
    noted(p)
    client.messages.create(**p)
for fn in (a, b, c, d, e, f, g, l): fn()
for m in "hijk": getattr(Bot(), m)()
