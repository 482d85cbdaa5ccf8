"""`super().__init__(...)` where no class of the tree defines a constructor any more."""

from __future__ import annotations

from dataclasses import replace

from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import keys, rest_of
from domicile.resolve.domain.state import State
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.branches import alternatives
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame
from domicile.resolve.objects.bases import open_base
from domicile.resolve.objects.construction import set_by_fields
from domicile.resolve.objects.fields import fields, takes_fields


def construct_by_base(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> None:
    """Set what a base makes of its arguments.

    A base that makes its constructor of fields sets them. One from elsewhere is taken to do the
    same with the fields that the class declares; what else it is given it may keep by that name.
    """
    info = machine.objects[identity].owner
    if info is None or not takes_fields(info):
        return
    named = [key for key in keys(machine, arguments.keywords) if isinstance(key, str)]
    known = [name for _, name, _, _ in fields(info)]
    before = {name: state.get(identity, name) for name in known if name not in named}
    outside = open_base(info) is not None
    taken = replace(arguments, positional=(), more=None) if outside else arguments
    set_by_fields(machine, state, frame, info, identity, taken, span)
    with machine.being_made():
        if not taken.positional and taken.more is None:
            further = bool(rest_of(state, arguments.keywords))
            for name, old in before.items():
                new = state.get(identity, name)
                if old is not None and new is not None:  # it was set before: no default replaces it
                    value = alternatives(machine, [old, new]) if further else old
                    machine.write(state, identity, name, value)
        if outside:
            unplaced = arguments.positional or arguments.more is not None
            loose = [name for name in named if name not in known] + (
                list(before) if unplaced else []
            )
            unknown = machine.unknown(f"what a base of {info.name} makes of its arguments")
            for name in loose:
                given = state.get(identity, name)
                if given is not None:
                    machine.write(state, identity, name, alternatives(machine, [given, unknown]))
