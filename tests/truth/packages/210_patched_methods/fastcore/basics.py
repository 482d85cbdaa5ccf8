"""A stand-in for the package of this name: what its decorator does to a class."""

import inspect
import typing


def patch(function=None, *, as_prop=False, cls_method=False):
    if function is None:
        return lambda inner: patch(inner, as_prop=as_prop, cls_method=cls_method)
    hints = typing.get_type_hints(function)
    first = next(iter(inspect.signature(function).parameters))
    named = hints[first] if hints else function.__annotations__[first]
    wrapped = property(function) if as_prop else function
    for owner in named if isinstance(named, tuple) else typing.get_args(named) or (named,):
        setattr(owner, function.__name__, classmethod(function) if cls_method else wrapped)


def patch_to(owner, as_prop=False):
    def put(function):
        setattr(owner, function.__name__, property(function) if as_prop else function)

    return put
