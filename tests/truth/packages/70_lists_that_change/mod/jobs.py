import heapq
import random

import anthropic

from . import state

_client = anthropic.Anthropic()


def _sorted_first():
    models = ["claude-sonnet-4-6", "claude-haiku-4-5"]
    models.sort()
    return _client.messages.create(model=models[0], max_tokens=3, messages=[])


def _shuffled_first():
    models = ["claude-sonnet-4-6", "claude-haiku-4-5"]
    random.seed(3)
    random.shuffle(models)
    return _client.messages.create(model=models[0], max_tokens=3, messages=[])


def _reversed_first():
    models = ["claude-sonnet-4-6", "claude-haiku-4-5"]
    models.reverse()
    return _client.messages.create(model=models[0], max_tokens=3, messages=[])


def _heap_first():
    models = ["claude-sonnet-4-6", "claude-haiku-4-5"]
    heapq.heapify(models)
    return _client.messages.create(model=models[0], max_tokens=3, messages=[])


def _registered():
    return _client.messages.create(max_tokens=3, messages=[], **state.OPTIONS)


def _extended_batch():
    return _client.messages.batches.create(requests=state.PENDING)


def _slice_assigned():
    models = ["claude-sonnet-4-6", "claude-haiku-4-5"]
    models[:] = ["claude-opus-4-6"]
    return _client.messages.create(model=models[0], max_tokens=3, messages=[])


def _deleted():
    models = ["claude-sonnet-4-6", "claude-haiku-4-5"]
    del models[0]
    return _client.messages.create(model=models[0], max_tokens=3, messages=[])


def _inplace():
    kwargs = {"model": "claude-sonnet-4-6"}
    other = kwargs
    other |= {"inference_geo": "us"}
    return _client.messages.create(max_tokens=3, messages=[], **kwargs)


def _popitem():
    kwargs = {"model": "claude-sonnet-4-6", "inference_geo": "us"}
    kwargs.popitem()
    return _client.messages.create(max_tokens=3, messages=[], **kwargs)


def _moved():
    models = ["claude-sonnet-4-6", "claude-haiku-4-5"]
    models[0], models[1] = models[1], models[0]
    return _client.messages.create(model=models[0], max_tokens=3, messages=[])


class _Options:
    model = "claude-sonnet-4-6"
    geo = None


def _setattr_loop():
    options = _Options()
    for key, value in {"model": "claude-opus-4-7", "geo": "us"}.items():
        setattr(options, key, value)
    return _client.messages.create(
        model=options.model, inference_geo=options.geo, max_tokens=3, messages=[]
    )
