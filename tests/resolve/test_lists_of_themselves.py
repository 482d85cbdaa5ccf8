"""Lists that are made of themselves again and again."""

from __future__ import annotations

from domicile.resolve.domain.atoms import Item, Items
from domicile.resolve.domain.values import constant


def test_what_may_be_in_a_list_in_any_number_is_kept_once() -> None:
    first, second = Item(constant("a"), None), Item(constant("b"), None)
    assert Items((first, first), (second, first, second)).rest == (second, first)
    assert Items((first, first)).items == (first, first)
