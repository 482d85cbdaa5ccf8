# run: MAKE=Control
"""What leads out of a loop is asked anew in every pass: an attribute, an item, a function of one."""

import os

from anthropic import Anthropic

client = Anthropic()
A = {"max_tokens": 4, "messages": []}
M = "claude-opus-4-7"


def by_attribute(control):
    geo = "us"
    while True:
        if control.stop:
            break
        geo = "global"
    client.messages.create(model=M, inference_geo=geo, **A)


def by_state(control):
    geo = "us"
    while True:
        if control.state == "stopped":
            break
        if control.state == "limited":
            geo = "global"
    client.messages.create(model=M, inference_geo=geo, **A)


def by_case(control):
    geo = "us"
    while True:
        match control.state:
            case "stopped":
                return client.messages.create(model=M, inference_geo=geo, **A)
            case "limited":
                geo = "global"


def by_name(control):
    geo = "us"
    while True:
        stopped = control.stop
        if stopped:
            break
        geo = "global"
    client.messages.create(model=M, inference_geo=geo, **A)


def by_function(control):
    geo = "us"
    while not done(control):
        geo = "global"
    client.messages.create(model=M, inference_geo=geo, **A)


def done(control):
    return control.stop


def by_item(control):
    geo = "us"
    while True:
        if control["stop"]:
            break
        geo = "global"
    client.messages.create(model=M, inference_geo=geo, **A)


def passed_over(control):
    geo = "us"
    while True:
        if not control.stop:
            geo = "global"
            continue
        break
    client.messages.create(model=M, inference_geo=geo, **A)


class Control:
    """What it is asked becomes true after some turns."""

    def __init__(self, turns):
        self.turns = turns

    @property
    def stop(self):
        self.turns -= 1
        return self.turns < 0

    @property
    def state(self):
        return "stopped" if self.stop else "limited"

    def __getitem__(self, name):
        return self.stop


make = eval(os.environ.get("MAKE", "None"))
for turns in (0, 3):
    by_attribute(make(turns))
    by_state(make(turns))
    by_case(make(turns))
    by_name(make(turns))
    by_function(make(turns))
    by_item(make(turns))
    passed_over(make(turns))
