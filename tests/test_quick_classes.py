"""A class that is made quickly is what the standard library's decorator makes of it."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import field
from typing import Any

import pytest

from domicile import quick_classes


def _classes(decorator: Any) -> tuple[type, type]:
    @decorator(frozen=True, slots=True)
    class Point:
        """Some fields of every kind."""

        x: int
        names: tuple[str, ...] = ("a",)
        more: list[int] = field(default_factory=list)
        note: str = field(default="", compare=False)
        key: str = field(default="k", repr=False)
        size: int = field(init=False, default=0)

        def __post_init__(self) -> None:
            object.__setattr__(self, "size", len(self.names))

    @decorator(frozen=True, slots=True)
    class Named(Point):
        """A class with a field more and a hash of its own."""

        name: str = "n"

        def __hash__(self) -> int:
            return 7

    return Point, Named


POINT, NAMED = _classes(quick_classes.dataclass)
THEIRS = _classes(dataclasses.dataclass)
globals().update({"Point": POINT, "Named": NAMED})  # pickle finds classes by name
for _each in (POINT, NAMED):
    _each.__qualname__ = _each.__name__
for _each in THEIRS:
    _each.__qualname__ = _each.__name__

CALLS = [
    ((1,), {}),
    ((1, ("a", "b")), {}),
    ((), {"x": 2, "note": "n"}),
    ((2,), {"more": [1]}),
    ((), {}),
    ((1,), {"size": 3}),
    ((1,), {"y": 3}),
]


def _told(cls: type, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> object:
    try:
        made = cls(*arguments, **keywords)
    except TypeError as error:
        return str(error)
    return repr(made), dataclasses.astuple(made), cls.__match_args__


@pytest.mark.parametrize(("arguments", "keywords"), CALLS)
@pytest.mark.parametrize("index", [0, 1])
def test_it_is_made_the_same(index: int, arguments: Any, keywords: Any) -> None:
    ours = _told((POINT, NAMED)[index], arguments, keywords)
    assert ours == _told(THEIRS[index], arguments, keywords)


def test_equality_and_hash_ask_the_compared_fields_of_one_class() -> None:
    one, same, other = POINT(1, more=(), note="a"), POINT(1, more=(), note="b"), POINT(2, more=())
    assert one == same != other
    assert hash(one) == hash(same) == hash((1, ("a",), (), "k", 1))
    assert one != NAMED(1, more=())
    assert hash(NAMED(1)) == 7
    assert POINT(1).more is not POINT(1).more


def test_it_is_frozen() -> None:
    for change in (lambda p: setattr(p, "x", 2), lambda p: delattr(p, "x")):
        with pytest.raises(dataclasses.FrozenInstanceError):
            change(POINT(1))
    assert not hasattr(POINT(1), "__dict__")


@pytest.mark.parametrize(
    "copied", [copy.copy, copy.deepcopy, lambda p: pickle.loads(pickle.dumps(p))]
)
def test_it_is_copied_and_pickled(copied: Any) -> None:
    for made in (POINT(1, ("x", "y"), [3]), NAMED(2, name="z")):
        again = copied(made)
        assert again == made
        assert again is not made
        assert repr(again) == repr(made)
    assert dataclasses.replace(POINT(1), x=4) == POINT(4)
