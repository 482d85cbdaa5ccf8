# exact: platform, region
# open: model, geo
"""Methods around a call that only format things, and some that look alike and change it."""

import logging

import anthropic

logger = logging.getLogger(__name__)


class Mark:
    def __init__(self, request):
        request["model"] = "claude-opus-4-6"


class Desk:
    def __init__(self, model, geo=None):
        self.client = anthropic.Anthropic()
        self.config = {"model": model}
        if geo:
            self.config["inference_geo"] = geo

    def _shorten(self, words):
        kept = []
        for word in words:
            kept.append(word[:20])
        return kept

    def _told(self, words):
        logger.info("asking %s with %s", words, self.config)
        return self._shorten(words)

    def _settle(self):
        config = self.config
        config["inference_geo"] = "us"

    def _mark(self, blocks):
        blocks[-1]["cache_control"] = {"type": "ephemeral"}

    def formatted(self, words):
        self._told(words)
        messages = [{"role": "user", "content": word} for word in self._shorten(words)]
        self._mark(messages)
        logger.debug("messages %s", messages)
        return self.client.messages.create(max_tokens=99, messages=messages, **self.config)

    def settled(self, words):
        self._told(words)
        self._settle()
        messages = [{"role": "user", "content": word} for word in words]
        return self.client.messages.create(max_tokens=99, messages=messages, **self.config)

    def marked(self, words):
        request = dict(self.config)
        Mark(request)
        messages = [{"role": "user", "content": word} for word in words]
        return self.client.messages.create(max_tokens=99, messages=messages, **request)

    def extended(self, words, system=None):
        options = {}
        if system:
            options["system"] = system
        messages = [{"role": "user", "content": word} for word in words]
        if options:
            options["model"] = "claude-opus-4-7"
        else:
            options["model"] = "claude-sonnet-4-6"
        return self.client.messages.create(max_tokens=99, messages=messages, **options)


def consume(desk, words):
    with desk.client.messages.stream(  # truth: open-platform open-region
        model="claude-opus-4-6",
        max_tokens=99,
        messages=[{"role": "user", "content": words[0]}],
    ) as settled:
        for event in settled:
            print(event.type)


if __name__ == "__main__":
    desk = Desk("claude-sonnet-4-6")
    desk.formatted(["one", "two"])
    desk.settled(["one"])
    desk.marked(["one"])
    desk.extended(["one"])
    desk.extended(["one"], system="short")
    consume(desk, ["one"])
