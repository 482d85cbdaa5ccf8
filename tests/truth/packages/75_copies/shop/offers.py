import copy
from dataclasses import asdict, replace

from anthropic import Anthropic

from .options import Derived, Nested, Plain, Whole

_client = Anthropic()
_TEMPLATE = {"custom_id": "t", "params": {"model": "claude-opus-4-7", "max_tokens": 1, "messages": []}}


def _copied_object():
    plain = Plain()
    other = copy.copy(plain)
    other.model = "claude-haiku-4-5"
    other.geo = None
    _client.messages.create(model=plain.model, inference_geo=plain.geo, max_tokens=1, messages=[])
    _client.messages.create(model=other.model, max_tokens=2, messages=[])


def _deep_dict():
    base = {"request": {"model": "claude-opus-4-7", "max_tokens": 1, "messages": []}}
    pinned = copy.deepcopy(base)
    pinned["request"]["inference_geo"] = "us"
    _client.messages.create(**base["request"])
    _client.messages.create(**pinned["request"])


def _deep_batch():
    entries = []
    for name, geo in (("a", "us"), ("b", None)):
        entry = copy.deepcopy(_TEMPLATE)
        entry["custom_id"] = name
        if geo:
            entry["params"]["inference_geo"] = geo
        entries.append(entry)
    entries.append(_TEMPLATE)
    _client.messages.batches.create(requests=entries)


def _replaced():
    derived = Derived()
    cheap = replace(derived, model="claude-haiku-4-5")
    kwargs = {"model": cheap.model}
    if cheap.geo:
        kwargs["inference_geo"] = cheap.geo
    _client.messages.create(max_tokens=1, messages=[], **kwargs)


def _list_copy():
    models = ["claude-opus-4-7", "claude-haiku-4-5"]
    rest = models.copy()
    rest.pop(0)
    also = models[:]
    also.insert(0, "claude-opus-5")
    _client.messages.create(model=models[0], max_tokens=1, messages=[])
    _client.messages.create(model=rest[0], max_tokens=2, messages=[])
    _client.messages.create(model=also[0], max_tokens=3, messages=[])


def _nested_asdict():
    data = asdict(Nested())
    inner = data.pop("inner")
    _client.messages.create(max_tokens=1, messages=[], **data, **inner)


def _with_model_copy():
    whole = Whole().model_copy(update={"model": "claude-opus-5"})
    data = whole.model_dump()
    data.update(data.pop("sub"))
    _client.messages.create(max_tokens=1, messages=[], **data)


def _dict_copy_nested():
    base = {"extra_body": {"inference_geo": "us"}}
    other = dict(base)
    other["extra_body"]["inference_geo"] = "global"
    _client.messages.create(model="claude-opus-5", max_tokens=1, messages=[], **base)
