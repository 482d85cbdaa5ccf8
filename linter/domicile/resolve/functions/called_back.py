"""Functions handed to code that is not seen, which may call them before it returns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import dict_get, keys
from domicile.resolve.domain.atoms import Atom, BoundMethod, External, Partial
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value, one, restrict
from domicile.resolve.functions.feeding import leads_to_call
from domicile.resolve.functions.senders import leads
from domicile.resolve.machine.arguments import Arguments, open_arguments, passing
from domicile.resolve.machine.branches import apart, rejoin
from domicile.resolve.machine.interpreter import apply
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Closure, Frame
from domicile.resolve.objects.finalizers import note_late
from domicile.resolve.relevance.harmless import closure_is_harmless

STEPS = 200  # for what a function does that is called back
_SETTERS = frozenset({"builtins.setattr", "builtins.delattr"})
MOST_BACK = 4  # functions of one call that are


def call_back(
    machine: Machine,
    state: State,
    frame: Frame,
    arguments: Arguments,
    span: Span,
    keeping: bool = True,
) -> None:
    """What the functions among the arguments change may be changed when the call is over.

    And at any time after that, where what is called may be `keeping` them.
    """
    given: list[Value] = [item.value for item in arguments.positional]
    for index, value in enumerate(given):  # `finalize(x, setattr, settings, "geo", "global")`
        if any(_is_setter(atom) for atom, _ in value):
            told = passing(machine, *given[index + 1 :])
            _call(machine, state, frame, value, told, span, keeping)
    given += (dict_get(state, arguments.keywords, k) for k in keys(machine, arguments.keywords))
    call_these_back(machine, state, frame, given, span, keeping)


def call_these_back(
    machine: Machine,
    state: State,
    frame: Frame,
    given: Iterable[Value],
    span: Span,
    keeping: bool = True,
) -> None:
    """What functions change that unseen code has been given; see `call_back`."""
    if machine.account.tired or state.dead:
        return
    for function in list(_functions(machine, state, given))[:MOST_BACK]:
        _call(machine, state, frame, one(function), open_arguments(machine), span, keeping)


def _call(
    machine: Machine,
    state: State,
    frame: Frame,
    function: Value,
    arguments: Arguments,
    span: Span,
    keeping: bool,
) -> None:
    """What a function changes may be changed from now on, or at any time after it."""
    before, since = state.copy(), machine.new_id()
    defined = len(machine.nested)
    with machine.account.share_of(STEPS):
        apply(machine, state, frame, function, arguments, span)
        for key in state.changed(before.store, since) if keeping else ():
            note_late(machine, key, state.store[key])
        rejoin(machine, state, apart(machine, [before, state.copy()]))
        return
    del machine.nested[defined:]
    state.become(before)


def _functions(machine: Machine, state: State, given: Iterable[Value]) -> Iterator[Atom]:
    """Those that may change something; what sends runs by itself."""
    for value in given:
        for atom, _ in restrict(value, state.condition):
            closure = _closure(atom)
            if _sets(atom):
                yield atom
            if closure is None or closure in machine.stack:
                continue
            of_top_level = closure.chunk is not None
            if leads_to_call(machine, closure) if of_top_level else leads(machine, closure):
                continue
            if not (of_top_level and closure_is_harmless(machine, closure)):
                yield atom


def _sets(atom: Atom) -> bool:
    """Whether it is `partial(setattr, x, "a", 1)`."""
    return isinstance(atom, Partial) and any(_is_setter(inner) for inner, _ in atom.function)


def _is_setter(atom: Atom) -> bool:
    return isinstance(atom, External) and atom.path in _SETTERS


def _closure(atom: Atom) -> Closure | None:
    if isinstance(atom, Closure):
        return atom
    if isinstance(atom, BoundMethod):
        return atom.closure
    if isinstance(atom, Partial) and len(atom.function) == 1:
        return _closure(atom.function[0].atom)
    return None
