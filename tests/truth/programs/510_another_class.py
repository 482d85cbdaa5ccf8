"""An object whose method gives it another class."""
from anthropic import Anthropic


class Plain:
    geo = "us"

    def go(self):
        Anthropic().messages.create(model="claude-opus-4-7", inference_geo=self.geo, max_tokens=1, messages=[])

    def upgrade(self):
        self.__class__ = Strict


class Strict(Plain):
    geo = "global"


p = Plain()
p.upgrade()
p.go()
