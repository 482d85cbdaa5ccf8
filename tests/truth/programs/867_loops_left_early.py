# exact: platform, model, region
# open: geo
"""Loops and blocks that are left in the middle: what was bound before is what is sent then."""

import sys
import threading

import anthropic

client = anthropic.Anthropic()
M = {"model": "claude-opus-4-7", "max_tokens": 1, "messages": [{"role": "user", "content": "x"}]}


class After:
    """True from its n-th test on."""

    def __init__(self, turns):
        self.turns = turns

    def is_set(self):
        self.turns -= 1
        return self.turns < 0


def asked_by_while(stop):
    geo = "us"
    while not stop.is_set():
        geo = "global"
    client.messages.create(inference_geo=geo, **M)


def broken_off(stop):
    geo = "us"
    while True:
        if stop.is_set():
            break
        geo = "global"
    client.messages.create(inference_geo=geo, **M)


def cut_short(stop, rows):
    for _ in rows:
        geo = "us"
        if stop.is_set():
            break
        geo = "global"
    client.messages.create(inference_geo=geo, **M)


def passed_over(stop, rows):
    geo = "global"
    for _ in rows:
        geo = "us"
        if stop.is_set():
            continue
        geo = "global"
    client.messages.create(inference_geo=geo, **M)


def raised(stop):
    geo = "global"
    try:
        geo = "us"
        if stop.is_set():
            raise ValueError
        geo = "global"
    except ValueError:
        pass
    client.messages.create(inference_geo=geo, **M)


def returned(stop):
    geo = "us"
    try:
        if stop.is_set():
            return
        geo = "global"
    finally:
        client.messages.create(inference_geo=geo, **M)


def by_attribute(line):
    words = iter(line.split())
    while True:
        word = next(words)
        if word.strip() == "quit":
            break
        print(word)
    client.messages.create(inference_geo="us", **M)


class _Shared:
    geo = "us"


def _poll(stop):
    while not stop.is_set():
        _Shared.geo = "global"
        stop.wait(0.01)


def _shared():
    client.messages.create(inference_geo=_Shared.geo, **M)


for turns in (0, 1):
    asked_by_while(After(turns))
    broken_off(After(turns))
    cut_short(After(turns), [1])
    passed_over(After(turns), [1])
    raised(After(turns))
    returned(After(turns))
by_attribute("one two quit" if len(sys.argv) < 2 else sys.argv[1])
_shared()
event = threading.Event()
worker = threading.Thread(target=_poll, args=(event,), daemon=True)
worker.start()
worker.join(0.05)
_shared()
event.set()
worker.join()
