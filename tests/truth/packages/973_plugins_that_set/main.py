# run:
# open: model, geo, pair, platform
"""A method of what the code does not show may set attributes of an object that it is handed."""

import asyncio
import sys
from importlib.machinery import SourceFileLoader
from pathlib import Path

from anthropic import Anthropic

REST = {"max_tokens": 5, "messages": []}


class Config:
    def __init__(self):
        self.model = "claude-opus-4-6"
        self.geo = "global"


class Service:
    def __init__(self, plugin):
        self.client = Anthropic()
        self.model = "claude-opus-4-6"
        self.geo = "global"
        self.config = Config()
        self.plugin = plugin

    def ask(self):
        self.plugin.before(self)
        self.client.messages.create(model=self.model, inference_geo=self.geo, **REST)

    async def ask_with_config(self):
        await self.plugin.prepare(self.config)
        self.client.messages.create(model=self.config.model, **REST)


class Prepared:
    def __init__(self, plugin):
        self.model = "claude-opus-4-6"
        plugin.before(self)

    def ask(self):
        Anthropic().messages.create(model=self.model, **REST)


class WithMany:
    model = "claude-opus-4-6"

    def __init__(self, plugins):
        self.plugins = plugins

    def ask(self):
        for plugin in self.plugins:
            plugin.before(self)
        Anthropic().messages.create(model=self.model, **REST)


def ask(plugin):
    config = Config()
    plugin.before(config=config)
    Anthropic().messages.create(model=config.model, **REST)


sys.dont_write_bytecode = True
HIDDEN = str(Path(__file__).with_name("plugins.txt"))
PLUGIN = SourceFileLoader("plugins", HIDDEN).load_module().Plugin()
Service(PLUGIN).ask()
asyncio.run(Service(PLUGIN).ask_with_config())
Prepared(PLUGIN).ask()
WithMany([PLUGIN]).ask()
ask(PLUGIN)
