"""`dataclass` as the standard library has it, but quick to make where it is frozen with slots.

There are some 150 such classes to make before a first file is analysed. The standard library
compiles six functions for each, one by one; here three are compiled at once, and the others are
the same for all.
"""

from __future__ import annotations

import dataclasses
from dataclasses import MISSING, FrozenInstanceError
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(**options: bool) -> Any:
        """The decorator of `dataclasses` of that name, with the same options."""
        return _frozen if options == _FROZEN else dataclasses.dataclass(**options)


__all__ = ["dataclass"]

_FROZEN = {"frozen": True, "slots": True}
_LEFT_OUT: Any = object()  # the default of a parameter whose field has a factory
_fields_only = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)


def _frozen(cls: type) -> type:
    made: Any = _fields_only(cls)
    names: dict[str, Any] = {"left_out": _LEFT_OUT}
    parameters, body = ["self"], []
    for field in made.__dataclass_fields__.values():
        name = field.name
        factory = field.default is MISSING and field.default_factory is not MISSING
        default = field.default_factory if factory else field.default
        value = name if field.init else f"default_{name}"
        if default is not MISSING:
            names[f"default_{name}"] = default
        elif not field.init:
            continue  # set after
        if factory:
            new = f"default_{name}()"
            value = f"{new} if {name} is left_out else {name}" if field.init else new
        if field.init:
            given = "left_out" if factory else f"default_{name}"
            parameters.append(name if default is MISSING else f"{name}={given}")
        names[f"set_{name}"] = getattr(made, name).__set__  # the slot's own: nothing is looked up
        body.append(f" set_{name}(self, {value})")
    if hasattr(made, "__post_init__"):
        body.append(" self.__post_init__()")
    compared = [f.name for f in made.__dataclass_fields__.values() if f.compare]
    ours = f"({''.join(f'self.{name},' for name in compared)})"
    theirs = f"({''.join(f'other.{name},' for name in compared)})"
    source = (
        f"def __init__({', '.join(parameters)}):\n" + "\n".join(body or [" pass"]) + "\n"
        "def __eq__(self, other):\n"
        f" return {ours} == {theirs} if other.__class__ is self.__class__ else NotImplemented\n"
        f"def __hash__(self): return hash({ours})\n"
    )
    methods: dict[str, Any] = {}
    exec(source, names, methods)
    for name, method in methods.items():
        method.__qualname__ = f"{made.__qualname__}.{name}"
    for name, method in (methods | _SHARED).items():
        if name not in cls.__dict__:
            setattr(made, name, method)
    result: type = made
    return result


def _refuse(self: Any, name: str, *_: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot change field {name!r}")


def _shown(self: Any) -> str:
    fields = self.__dataclass_fields__.values()
    told = (f"{field.name}={getattr(self, field.name)!r}" for field in fields if field.repr)
    return f"{type(self).__qualname__}({', '.join(told)})"


def _state(self: Any) -> list[Any]:
    return [getattr(self, name) for name in self.__dataclass_fields__]


def _set_state(self: Any, state: list[Any]) -> None:
    for name, value in zip(self.__dataclass_fields__, state, strict=True):
        object.__setattr__(self, name, value)


_SHARED = {
    "__setattr__": _refuse,
    "__delattr__": _refuse,
    "__repr__": _shown,
    "__getstate__": _state,
    "__setstate__": _set_state,
}
