# run:
# run: SUPPORT=1
# exact: platform
"""Wrappers that are handed a client's resource, and never the client."""

import os
import time

import anthropic


class TimedAnthropic:
    def __init__(self, client):
        self.__client = client

    @property
    def messages(self):
        return TimedMessages(self.__client.messages)


class TimedMessages:
    def __init__(self, messages):
        self.__messages = messages
        self.took = 0.0

    def __getattr__(self, name):
        return getattr(self.__messages, name)

    def create(self, *args, **kwargs):
        if kwargs.get("stream"):
            return self.__timed(self.__messages.create, *args, **kwargs)
        begin = time.monotonic()
        answer = self.__messages.create(*args, **kwargs)  # truth: open-platform open-model open-geo
        self.took += time.monotonic() - begin
        return answer

    @property
    def batches(self):
        return TimedBatches(self.__messages.batches)

    def __timed(self, send, *args, **kwargs):
        begin = time.monotonic()
        answer = send(*args, **kwargs)  # truth: open-platform open-model open-geo
        self.took += time.monotonic() - begin
        return answer


class TimedBatches:
    def __init__(self, batches):
        self._batches = batches

    def create(self, requests):
        return self._batches.create(requests=requests)  # truth: unreached open-platform


def timed(client):
    if "Anthropic" in type(client).__name__:
        return TimedAnthropic(client)
    return client


plain = anthropic.Anthropic()
client = timed(plain)
model = "claude-opus-4-7" if os.environ.get("SUPPORT") else "claude-sonnet-4-6"
hello = [{"role": "user", "content": "Hello"}]

client.messages.create(model=model, inference_geo="us", max_tokens=64, messages=hello)  # truth: unreached
client.messages.create(  # truth: unreached
    model="claude-haiku-4-5", max_tokens=64, messages=hello, stream=True
)
client.messages.batches.create(
    requests=[{"custom_id": "1", "params": {"model": model, "max_tokens": 8, "messages": hello}}]
)


def answer(messages, question):
    """Anybody's resource."""
    return messages.create(  # truth: open-platform
        model="claude-opus-4-6", max_tokens=64, messages=[{"role": "user", "content": question}]
    )


answer(plain.messages, "Why?")
answer(plain.beta.messages, "And why?")
