# run:
# exact: platform, model, geo, region
from anthropic import Anthropic


class Service:
    client = Anthropic()
    model = "claude-opus-4-7"
    options: dict = {}
    history: list = []

    def ask(self):
        self.client.messages.create(model=self.model, max_tokens=1, messages=[], **self.options)

    @classmethod
    def downgrade(cls):
        cls.model = "claude-sonnet-4-6"

    def pin(self):
        self.options["inference_geo"] = "us"
        return self

    def own(self):
        self.options = {**self.options, "inference_geo": "global"}
        return self


class Child(Service):
    pass


one, two, child = Service(), Service(), Child()
one.ask()
one.pin()
two.ask()
two.own().ask()
one.ask()
Child.downgrade()
child.ask()
one.ask()
Service.downgrade()
two.ask()
one.model = "claude-opus-4-7"
Service.model = "claude-opus-4-6"
one.ask()
two.ask()
del one.model
one.ask()
Service.client = Anthropic(base_url="https://gw.example.com")
one.ask()
