"""Methods named as those of texts, dicts, logs and threads, and far down, set what is sent."""

import threading

from anthropic import Anthropic

client = Anthropic()
A = {"max_tokens": 4, "messages": []}


class Settings:
    def __init__(self):
        self.model = "claude-opus-4-7"

    def get(self, key):
        self.model = "claude-sonnet-4-6"
        return key

    def info(self):
        self.model = "claude-haiku-4-5"

    def render(self):
        self.model = "claude-opus-4-6"
        return "Answer briefly."


class Worker(threading.Thread):
    def __init__(self, settings):
        super().__init__()
        self.settings = settings

    def run(self):
        self.settings.model = "claude-sonnet-4-6"


class Fallback:
    def __init__(self, settings):
        self.settings = settings

    def downgrade(self):
        self.settings.info()

    def step(self):
        self.downgrade()


class Guard:
    def __init__(self, settings):
        self.fallback = Fallback(settings)

    def check(self):
        self.fallback.step()


class App:
    def __init__(self):
        self.settings = Settings()
        self.worker = Worker(self.settings)
        self.guard = Guard(self.settings)

    def asked(self):
        self.settings.get("model")
        client.messages.create(model=self.settings.model, **A)

    def beside(self):
        self.worker.start()
        self.worker.join()
        client.messages.create(model=self.settings.model, **A)

    def far_down(self):
        self.guard.check()
        client.messages.create(model=self.settings.model, **A)


App().asked()
App().beside()
App().far_down()
settings = Settings()
client.messages.create(system=settings.render(), model=settings.model, **A)
