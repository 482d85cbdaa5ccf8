# run:
# open: model, geo, pair
"""What the code does not show may be otherwise after its methods were called, or it was handed on."""

import asyncio
import importlib.util
import sys
import threading
from importlib.machinery import SourceFileLoader
from pathlib import Path

from anthropic import Anthropic

HIDDEN = str(Path(__file__).with_name("jobs.txt"))
spec = importlib.util.spec_from_loader("jobs", SourceFileLoader("jobs", HIDDEN))
sys.dont_write_bytecode = True
sys.modules["jobs"] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(sys.modules["jobs"])

import jobs  # noqa: E402

client = Anthropic()
OLD, NEW = "claude-opus-4-6", "claude-sonnet-4-6"
REST = {"max_tokens": 5, "messages": []}


def refreshed(job):
    if job.on:
        return
    job.refresh()
    client.messages.create(model=NEW if job.on else OLD, **REST)


def compared(job):
    if job.status != "new":
        return
    job.refresh()
    model = OLD
    if job.status == "ready":
        model = NEW
    client.messages.create(model=model, **REST)


def taken_for_what_it_was(job):
    if job.model == "claude-haiku-4-5":
        job.refresh()
        client.messages.create(model=job.model, **REST)


def read_first(job):
    """What was read before is what it was."""
    was_on = job.on
    job.refresh()
    if not was_on:
        model = NEW if job.on else OLD
        client.messages.create(model=model, **REST)


def by_key(job):
    if job["on"]:
        return
    job.refresh()
    client.messages.create(model=NEW if job["on"] else OLD, **REST)


def asked(job):
    if job.done():
        return
    job.refresh()
    client.messages.create(model=NEW if job.done() else OLD, **REST)


def itself(job):
    if job:
        return
    job.refresh()
    client.messages.create(model=NEW if job else OLD, **REST)


def tested_on_the_way(job):
    if job.on:
        return
    model = OLD
    if job.poll() and job.on:
        model = NEW
    client.messages.create(model=model, **REST)


def handed(job):
    if job.on:
        return
    jobs.bump(job)
    client.messages.create(model=NEW if job.on else OLD, **REST)


def handed_by_name(job):
    if job.on:
        return
    jobs.bump(self=job)
    client.messages.create(model=NEW if job.on else OLD, **REST)


def handed_to_a_thread(job):
    if job.on:
        return
    worker = threading.Thread(target=jobs.bump, args=(job,))
    worker.start()
    worker.join()
    client.messages.create(model=NEW if job.on else OLD, **REST)


def advance(job):
    job.refresh()


def by_a_helper(job):
    if job.on:
        return
    advance(job)
    client.messages.create(model=NEW if job.on else OLD, **REST)


def in_a_block(job):
    if job.on:
        return
    try:
        job.refresh()
    except ValueError:
        pass
    client.messages.create(model=NEW if job.on else OLD, **REST)


def on_entering(job):
    if job.on:
        return
    with job:
        client.messages.create(model=NEW if job.on else OLD, **REST)


def sometimes(job):
    if job.on:
        return
    if job.status == "new":
        job.refresh()
    client.messages.create(model=NEW if job.on else OLD, **REST)


def in_a_loop(job):
    if job.on:
        return
    for _ in range(3):
        client.messages.create(model=NEW if job.on else OLD, **REST)
        job.refresh()


def set_here(job):
    if job.on:
        return
    job.on = True
    client.messages.create(model=NEW if job.on else OLD, **REST)


def filled(job):
    if job.items:
        return
    job.items.append(1)
    client.messages.create(model=NEW if job.items else OLD, **REST)


def matched(job):
    match job.status:
        case "new":
            job.refresh()
            model = OLD
            match job.status:
                case "ready":
                    model = NEW
            client.messages.create(model=model, **REST)


async def awaited(job):
    if job.on:
        return
    await job.wait()
    client.messages.create(model=NEW if job.on else OLD, **REST)


async def handed_and_awaited(job):
    if job.on:
        return
    await jobs.wait(job)
    client.messages.create(model=NEW if job.on else OLD, **REST)


class Worker:
    def __init__(self, job):
        self.job = job

    def _advance(self):
        self.job.refresh()

    def held(self):
        if self.job.on:
            return
        self.job.refresh()
        client.messages.create(model=NEW if self.job.on else OLD, **REST)

    def held_by_a_helper(self):
        if self.job.on:
            return
        self._advance()
        client.messages.create(model=NEW if self.job.on else OLD, **REST)


KEPT = jobs.Job()


def kept():
    if KEPT.on:
        return
    KEPT.refresh()
    client.messages.create(model=NEW if KEPT.on else OLD, **REST)


for each in (refreshed, compared, taken_for_what_it_was, read_first, by_key, asked, itself):
    each(jobs.Job())
for each in (tested_on_the_way, handed, handed_by_name, handed_to_a_thread, by_a_helper):
    each(jobs.Job())
for each in (in_a_block, on_entering, sometimes, in_a_loop, set_here, filled, matched):
    each(jobs.Job())
asyncio.run(awaited(jobs.Job()))
asyncio.run(handed_and_awaited(jobs.Job()))
Worker(jobs.Job()).held()
Worker(jobs.Job()).held_by_a_helper()
kept()
