"""Fingerprints: stable across unrelated edits, different for different calls."""

from __future__ import annotations

from judging_samples import OLD, call, judged, variant

from domicile.calls import Call


def marks(*calls: Call) -> list[str]:
    return [finding.fingerprint for finding in judged(*calls)]


REFUSED = variant(OLD, "us")


def test_moved_lines_change_nothing() -> None:
    assert marks(call(REFUSED)) == marks(call(REFUSED, line=40))


def test_it_is_made_of_32_hexadecimal_digits() -> None:
    (mark,) = marks(call(REFUSED))
    assert len(mark) == 32
    assert set(mark) <= set("0123456789abcdef")


def test_everything_that_makes_a_call_another_one_changes_it() -> None:
    others = [
        call(REFUSED),
        call(REFUSED, path="other.py"),
        call(REFUSED, operation="messages.stream"),
        call(variant("claude-sonnet-4-5", "us")),
        call(variant(OLD, "global")),
        call(variant(OLD, "us", platform="claude-platform-aws")),
    ]
    assert len({mark for each in others for mark in marks(each)}) == len(others)


def test_equal_calls_are_told_apart_by_their_order() -> None:
    twins = [call(REFUSED, line=1), call(REFUSED, line=20)]
    first, second = marks(*twins)
    assert first != second
    assert marks(*reversed(twins)) == [first, second]  # the order in the file, not of the records


def test_another_call_before_it_changes_nothing() -> None:
    alone = marks(call(REFUSED, line=20))
    assert alone[0] in marks(call(variant("claude-sonnet-4-5", "us")), call(REFUSED, line=20))
