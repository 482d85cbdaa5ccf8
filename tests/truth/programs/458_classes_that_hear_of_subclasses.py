# exact: platform, model, geo, region
"""A registry that classes enter by deriving from a base, and one that a metaclass keeps."""
from anthropic import Anthropic

REGISTRY = []
client = Anthropic()


class Task:
    geo = "us"

    def __init_subclass__(cls):
        REGISTRY.append(cls)


class Short(Task):
    model = "claude-sonnet-4-6"


class Long(Short):
    model = "claude-opus-4-7"
    geo = "global"


class Kept(type):
    known = []

    def __init__(cls, name, bases, names):
        super().__init__(name, bases, names)
        if bases:
            Kept.known.append(cls)


class Job(metaclass=Kept):
    model = "claude-haiku-5-5"


class Nightly(Job):
    pass


for task in REGISTRY:
    client.messages.create(model=task.model, inference_geo=task.geo, max_tokens=9, messages=[])
for job in Kept.known:
    client.messages.create(model=job.model, max_tokens=9, messages=[])  # truth: open-model
