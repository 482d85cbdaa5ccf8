# run:
# open: model, geo
from anthropic import Anthropic
client = Anthropic()
class Audit:
    def fix(self, req): req["model"] = "claude-opus-4-7"
class Bot:
    def __init__(self):
        self._fixer = Audit()
    def k(self):
        p = {"model": "claude-opus-4-6", "max_tokens": 3, "messages": []}
        self.note(p)
        client.messages.create(**p)
    def note(self, p): self._fixer.fix(p)
    def l(self):
        p = {"model": "claude-opus-4-6", "max_tokens": 3, "messages": []}
        self.note2(p)
        client.messages.create(**p)
    def note2(self, p): x = self._fixer.fix(p); return x
    def m(self):
        p = {"model": "claude-opus-4-6", "max_tokens": 3, "messages": []}
        note3(self, p)
        client.messages.create(**p)
    def n(self):
        p = {"model": "claude-opus-4-6", "max_tokens": 3, "messages": []}
        x = self.note2(p)
        client.messages.create(**p)
    def o(self):
        p = {"model": "claude-opus-4-6", "max_tokens": 3, "messages": []}
        if self.note2(p): return
        client.messages.create(**p)
def note3(bot, p): bot._fixer.fix(p)
for m in "klmno": getattr(Bot(), m)()
