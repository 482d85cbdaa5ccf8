# exact: platform, region
# open: model, geo
"""A property with a setter, __getattr__, a descriptor, slots and super().__init__."""

from anthropic import Anthropic


class Default:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner=None):
        return getattr(instance, self.name, "claude-haiku-5-5")

    def __set__(self, instance, value):
        setattr(instance, self.name, value)


class Base:
    model = Default()

    def __init__(self, geo="us"):
        self._geo = geo
        self.client = Anthropic()

    @property
    def geo(self):
        return self._geo

    @geo.setter
    def geo(self, value):
        self._geo = "global" if value == "anywhere" else value

    def ask(self):
        return self.client.messages.create(
            model=self.model,
            max_tokens=8,
            messages=[{"role": "user", "content": "x"}],
            inference_geo=self.geo,
        )


class Child(Base):
    def __init__(self):
        super().__init__(geo=None)
        self.model = "claude-opus-5"


class Proxy:
    def __init__(self, inner):
        self._inner = inner

    def __getattr__(self, name):
        return getattr(self._inner, name)


base = Base()
base.ask()
base.geo = "anywhere"
base.ask()
Child().ask()
Proxy(base).client.messages.create(  # truth: unreached open-platform open-region
    model="claude-sonnet-5", max_tokens=8, messages=[{"role": "user", "content": "y"}]
)
