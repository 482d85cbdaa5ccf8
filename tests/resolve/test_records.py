"""What several runs have told of one place is one call."""

from __future__ import annotations

from dataclasses import replace

from domicile.calls import Location
from domicile.resolve.machine.records import NOTHING_KNOWN, Record, Recorder
from domicile.span import Span

BATCH = Location("app.py", Span(3, 5, 9, 6), None)
ENTRY = Location("app.py", Span(5, 13, 5, 60), None)
BEHIND = Location("app.py", Span(12, 5, 12, 60), None)
CREATE = "messages.batches.create"
KNOWN = replace(NOTHING_KNOWN, model="claude-opus-5")


def _blank(of_batch: bool = False) -> Record:
    return Record("anthropic", True, True, {}, of_batch=of_batch)


def test_entries_of_a_batch_that_became_too_complex_are_told_alone_and_open() -> None:
    recorder = Recorder()
    recorder.record(ENTRY, CREATE, _blank(), KNOWN, ())
    recorder.record(BATCH, CREATE, _blank(of_batch=True), NOTHING_KNOWN, ())
    (call,) = recorder.calls("python")
    assert (call.location, call.model.values, call.model.complete) == (
        ENTRY,
        ("claude-opus-5",),
        False,
    )


def test_a_batch_without_known_entries_stays() -> None:
    recorder = Recorder()
    recorder.record(BEHIND, CREATE, _blank(), KNOWN, ())
    recorder.record(BATCH, CREATE, _blank(of_batch=True), NOTHING_KNOWN, ())
    assert [call.location for call in recorder.calls("python")] == [BATCH, BEHIND]
