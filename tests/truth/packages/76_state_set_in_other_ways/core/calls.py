import contextlib
import contextvars
import functools
from collections import ChainMap

import anthropic

from . import config

_client = anthropic.Anthropic()


def _send(model, geo=None, **more):
    if geo:
        more["inference_geo"] = geo
    return _client.messages.create(model=model, max_tokens=1, messages=[], **more)


def _before():
    return _client.messages.create(model=config.MODEL, max_tokens=1, messages=[])


def _after_module_attribute():
    return _client.messages.create(model=config.MODEL, max_tokens=2, messages=[])


def _after_setattr():
    kwargs = {} if config.GEO is None else {"inference_geo": config.GEO}
    return _client.messages.create(model="claude-opus-5", max_tokens=3, messages=[], **kwargs)


def _after_class_attribute():
    kwargs = {}
    if config.settings.geo:
        kwargs["inference_geo"] = config.settings.geo
    return _client.messages.create(
        model=config.settings.model, max_tokens=4, messages=[], **kwargs
    )


_calls = 0


def _counter_first():
    global _calls
    _calls += 1
    model = "claude-haiku-4-5" if _calls == 1 else "claude-opus-5"
    return _client.messages.create(model=model, max_tokens=5, messages=[])


def _mutable_default(model, seen=[]):
    seen.append(model)
    return _client.messages.create(model=seen[0], max_tokens=6, messages=[])


def _closure_state():
    model = "claude-haiku-4-5"

    def ask():
        return _client.messages.create(model=model, max_tokens=7, messages=[])

    def upgrade():
        nonlocal model
        model = "claude-opus-5"

    ask()
    upgrade()
    ask()


class _WithProperty:
    def __init__(self):
        self._model = "claude-haiku-4-5"

    @property
    def model(self):
        return self._model

    @model.setter
    def model(self, value):
        self._model = "claude-" + value


def _property_setter():
    holder = _WithProperty()
    holder.model = "opus-5"
    return _client.messages.create(model=holder.model, max_tokens=8, messages=[])


class _Guarded:
    def __setattr__(self, name, value):
        if name == "model" and "opus" not in value:
            value = "claude-opus-5"
        object.__setattr__(self, name, value)


def _own_setattr():
    guarded = _Guarded()
    guarded.model = "claude-haiku-4-5"
    return _client.messages.create(model=guarded.model, max_tokens=9, messages=[])


class _Default:
    def __init__(self, value):
        self.value = value

    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner):
        return getattr(instance, self.name, self.value)

    def __set__(self, instance, value):
        setattr(instance, self.name, value)


class _Described:
    model = _Default("claude-sonnet-4-6")


def _descriptor():
    thing = _Described()
    _client.messages.create(model=thing.model, max_tokens=10, messages=[])
    thing.model = "claude-opus-4-7"
    _client.messages.create(model=thing.model, max_tokens=11, messages=[])


def _chain_map():
    chain = ChainMap({}, {"model": "claude-sonnet-4-6", "inference_geo": "us"})
    child = chain.new_child({"model": "claude-opus-4-7"})
    _client.messages.create(max_tokens=12, messages=[], **child)
    chain["inference_geo"] = "global"
    _client.messages.create(max_tokens=13, messages=[], **chain)


def _models():
    model = "claude-haiku-4-5"
    while True:
        received = yield model
        if received:
            model = received


def _generator_sends():
    models = _models()
    _client.messages.create(model=next(models), max_tokens=14, messages=[])
    _client.messages.create(model=models.send("claude-opus-5"), max_tokens=15, messages=[])


_geo = contextvars.ContextVar("geo", default=None)


def _contextvar():
    token = _geo.set("us")
    kwargs = {"inference_geo": _geo.get()} if _geo.get() else {}
    _client.messages.create(model="claude-opus-5", max_tokens=16, messages=[], **kwargs)
    _geo.reset(token)


def _pinned(function):
    @functools.wraps(function)
    def inner(*args, **kwargs):
        kwargs.setdefault("geo", "us")
        if kwargs["model"].endswith("4-6"):
            kwargs["model"] = "claude-sonnet-5"
        return function(*args, **kwargs)

    return inner


@_pinned
def _decorated(model, geo):
    return _client.messages.create(model=model, inference_geo=geo, max_tokens=17, messages=[])


def _finally_changes():
    model = "claude-haiku-4-5"
    try:
        int("x")
    except ValueError:
        model = "claude-sonnet-4-6"
    finally:
        if model.startswith("claude-sonnet"):
            model = "claude-opus-5"
    return _client.messages.create(model=model, max_tokens=18, messages=[])


def _except_changes():
    kwargs = {"model": "claude-haiku-4-5", "inference_geo": "us"}
    for _ in range(2):
        try:
            return _client.messages.create(max_tokens=19, messages=[], **kwargs)
        except anthropic.BadRequestError:
            kwargs.pop("inference_geo")


def _loop_else():
    for model in ("claude-haiku-4-5", "claude-sonnet-4-6"):
        if "opus" in model:
            break
    else:
        model = "claude-opus-4-6"
    return _client.messages.create(model=model, max_tokens=20, messages=[])


@functools.singledispatch
def _single(value):
    return _send("claude-haiku-4-5")


@_single.register
def _(value: int):
    return _send("claude-opus-5", geo="us")


class _Base:
    model = "claude-haiku-4-5"

    def go(self):
        return _client.messages.create(model=self.model, max_tokens=21, messages=[])


class _Derived(_Base):
    pass


def _inherited_default():
    _Derived.model = "claude-opus-4-6"
    _Derived().go()
    _Base().go()


def _swapped_methods():
    def go(self):
        return _client.messages.create(model="claude-opus-5", max_tokens=22, messages=[])

    class Local(_Base):
        pass

    Local.go = go
    Local().go()


def _dict_from_zip():
    request = dict(zip(("model", "inference_geo"), ("claude-opus-5", "us")))
    return _client.messages.create(max_tokens=23, messages=[], **request)


def _late_binding():
    tasks = []
    for model in ("claude-haiku-4-5", "claude-opus-5"):
        tasks.append(lambda: _client.messages.create(model=model, max_tokens=24, messages=[]))
    for task in tasks:
        task()


_open = []


@contextlib.contextmanager
def _tracked(model):
    _open.append(model)
    try:
        yield _client
    finally:
        _open.remove(model)


def _in_a_block():
    with _tracked("claude-opus-5") as client:
        client.messages.create(model=_open[0], max_tokens=26, messages=[])
