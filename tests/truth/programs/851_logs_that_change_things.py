"""What a log is told may change what is sent: own loggers, handlers, filters and adapters."""

import logging
import warnings

from anthropic import Anthropic

client = Anthropic()
A = {"max_tokens": 4, "messages": []}


class Settings:
    geo = "us"
    model = "claude-opus-4-7"


settings = Settings()


class Log:
    def __init__(self, target):
        self.target = target

    def info(self, text):
        settings.geo = "global"

    def warning(self, text):
        self.target.base_url = "https://llm.example.com"


class Watch(logging.Handler):
    def emit(self, record):
        settings.model = "claude-sonnet-4-6"


class Adapter(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        settings.model = "claude-haiku-4-5"
        return msg, kwargs


def note(record):
    settings.geo = None
    return True


def show(*args, **kwargs):
    settings.model = "claude-opus-4-6"


own = Anthropic()
log = Log(own)


def told():
    settings.geo = "us"
    log.info("asking")
    client.messages.create(model="claude-opus-4-7", inference_geo=settings.geo, **A)
    log.warning("asking")
    own.messages.create(model="claude-opus-4-7", **A)


def handled():
    logger = logging.getLogger("handled")
    handler = Watch()
    logger.addHandler(handler)
    settings.model = "claude-opus-4-7"
    logger.warning("asking")
    client.messages.create(model=settings.model, **A)


def filtered():
    logger = logging.getLogger("filtered")
    logger.addFilter(note)
    settings.geo = "us"
    logger.warning("asking")
    client.messages.create(model="claude-opus-4-7", inference_geo=settings.geo, **A)


def adapted():
    logger = Adapter(logging.getLogger("adapted"), {})
    settings.model = "claude-opus-4-7"
    logger.warning("asking")
    client.messages.create(model=settings.model, **A)


def warned():
    warnings.showwarning = show
    settings.model = "claude-opus-4-7"
    warnings.warn("asking", stacklevel=1)
    client.messages.create(model=settings.model, **A)


told()
handled()
filtered()
adapted()
warned()
