# exact: model, geo, platform
"""A method of a part of an object sets what is sent: `self.settings.use("global")`."""

from anthropic import Anthropic

A = {"max_tokens": 4, "messages": []}


class Settings:
    def __init__(self, geo):
        self.geo = geo
        self.asked = 0

    def use(self, geo):
        self.geo = geo

    def count(self):
        self.asked += 1


class Router:
    def __init__(self):
        self.model = "claude-opus-4-7"

    def downgrade(self):
        self.model = "claude-haiku-4-5"


class App:
    def __init__(self):
        self.settings = Settings("us")
        self.client = Anthropic()

    def ask(self):
        self.settings.count()
        self.settings.use("global")
        self.client.messages.create(
            model="claude-opus-4-7", inference_geo=self.settings.geo, **A
        )


class Context:
    def __init__(self):
        self.router = Router()


class Monitor:
    def __init__(self, context):
        self.context = context

    def hit(self):
        self.context.router.downgrade()


class Service:
    def __init__(self):
        self.context = Context()
        self.monitor = Monitor(self.context)
        self.client = Anthropic()

    def ask(self):
        self.monitor.hit()
        self.client.messages.create(model=self.context.router.model, **A)


TABLE = {"eu": Settings("us")}


def prepare():
    TABLE["eu"].use("global")


client = Anthropic()


def ask():
    prepare()
    client.messages.create(model="claude-opus-4-7", inference_geo=TABLE["eu"].geo, **A)


App().ask()
Service().ask()
ask()
