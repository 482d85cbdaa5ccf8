# run:
# open: model, geo, pair
"""What is said to a model, or told to a log, is made by what changes what is sent with it."""
import logging

from anthropic import Anthropic

client = Anthropic()
logger = logging.getLogger(__name__)


class Budget:
    def ensure_ready(self, request):
        request["geo"] = "us"
        return "ready"

    def info(self, request):
        request["geo"] = "us"
        return "info"

    def get(self, request):
        request.geo = "us"
        return "got"


class Cache:
    geo = "global"

    def format(self):
        self.__dict__["geo"] = "us"
        return ""

    def items(self):
        self._fill()
        return []

    def keys(self):
        setattr(self, "geo", "us")
        return []

    def _fill(self):
        self.geo = "us"


class Request:
    geo = "global"


BUDGET = Budget()


class Bot:
    def __init__(self):
        self.budgets = [Budget()]
        self.caches = {"a": Cache()}

    def said(self):
        request = {"geo": "global"}
        client.messages.create(
            model="claude-opus-4-6",
            max_tokens=1,
            messages=[],
            system=str(BUDGET.ensure_ready(request)),
            inference_geo=request["geo"],
        )

    def asked(self):
        request = {"geo": "global"}
        client.messages.create(
            model="claude-opus-4-6",
            max_tokens=1,
            messages=[{"role": "user", "content": self.budgets[0].info(request)}],
            inference_geo=request["geo"],
        )

    def told(self):
        request = Request()
        logger.debug("x %s", self.budgets[0].get(request))
        client.messages.create(
            model="claude-opus-4-6", max_tokens=1, messages=[], inference_geo=request.geo
        )

    def joined(self):
        print(" ".join(self.caches["a"].items()))
        self.send()

    def listed(self):
        names = [str(self.caches["a"].keys())]
        self.send()
        return names

    def formatted(self):
        try:
            self.caches["a"].format()
        finally:
            self.send()

    def send(self):
        client.messages.create(
            model="claude-opus-4-6",
            max_tokens=1,
            messages=[],
            inference_geo=self.caches["a"].geo,
        )


Bot().said()
Bot().asked()
Bot().told()
Bot().joined()
Bot().listed()
Bot().formatted()
