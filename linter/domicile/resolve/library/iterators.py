"""Library functions over sequences: rows, chains and selections of elements; queues, heaps."""

from __future__ import annotations

import itertools
from math import prod
from typing import TypeGuard

from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import dict_get
from domicile.resolve.builtin_types.handlers import Handler, argument
from domicile.resolve.builtin_types.known_items import known_items
from domicile.resolve.builtin_types.sequences import (
    any_element,
    append,
    elements,
    loose_elements,
    loosened,
    new_list,
    one_element,
)
from domicile.resolve.domain.atoms import ABSENT, NONE_ATOM, Atom, Const, Item
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import NONE, NOTHING, Value, one, unguarded, without
from domicile.resolve.library.stepping import GENERATOR
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.branches import each
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import QUEUE, VARIABLE, Frame

MOST_ROWS = 24  # of a product that are told apart
MOST_REPEATS = 4
QUEUES = (
    *(f"queue.{kind}" for kind in ("Queue", "SimpleQueue", "LifoQueue", "PriorityQueue")),
    *(f"asyncio.{kind}" for kind in ("Queue", "LifoQueue", "PriorityQueue")),
    *(f"multiprocessing.{kind}" for kind in ("Queue", "SimpleQueue", "JoinableQueue")),
)


def _sources(arguments: Arguments) -> list[Value]:
    return [item.value for item in arguments.positional]


def _product(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`product(a, b, ...)`: every row, or any row where they are too many or not all shown."""
    sources = _sources(arguments)
    times = argument(state, arguments, len(sources), "repeat")
    if times is not None:
        number = times[0].atom.value if isinstance(times[0].atom, Const) else None
        if len(times) > 1 or not isinstance(number, int) or not 0 < number <= MOST_REPEATS:
            return machine.unknown("product()", frame.module.location(span))
        sources *= number
    known = [known_items(machine, state, source) for source in sources]
    columns = [items for items in known if items is not None]
    if len(columns) == len(sources) and prod(map(len, columns)) <= MOST_ROWS:
        rows = [new_list(machine, state, row, (), "tuple") for row in itertools.product(*columns)]
        return new_list(machine, state, tuple(Item(row, None) for row in rows))
    loose = tuple(Item(unguarded(any_element(machine, state, each)), None) for each in sources)
    row = new_list(machine, state, loose, (), "tuple")
    return new_list(machine, state, (), (Item(row, None),))


def _chained(machine: Machine, state: State, sources: list[Value]) -> Value:
    """The elements of one after the other, in order as long as all are shown."""
    items: list[Item] = []
    rest: list[Item] = []
    for source in sources:
        known = known_items(machine, state, source)
        if known is None or rest:
            rest.extend(loose_elements(machine, state, source))
        else:
            items.extend(known)
    return new_list(machine, state, tuple(items), tuple(rest))


def _chain(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    return _chained(machine, state, _sources(arguments))


def _chain_of(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`chain.from_iterable(lists)`."""
    source = arguments.positional[0].value if arguments.positional else NONE
    known = known_items(machine, state, source)
    if known is not None:
        return _chained(machine, state, [item.value for item in known])
    lists = [item.value for item in elements(machine, state, source)]
    found = tuple(item for inner in lists for item in loose_elements(machine, state, inner))
    return new_list(machine, state, (), found)


def _some(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    """`cycle(...)`, `islice(...)`: some of the elements, any number of times."""
    source = arguments.positional[0].value if arguments.positional else NONE
    return new_list(machine, state, (), loose_elements(machine, state, source))


def _slice(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    """`islice(items, start, stop, step)`: these where the code shows them, else any of them."""
    source, *bounds = _sources(arguments) or [NONE]
    known = known_items(machine, state, source)
    atoms = [bound[0].atom for bound in bounds if len(bound) == 1]
    numbers = [v for a in atoms if isinstance(a, Const) and _is_bound(v := a.value)]
    if known is None or len(numbers) < len(bounds) or not 0 < len(numbers) <= 3:
        return _some(machine, state, frame, arguments, span)
    return new_list(machine, state, tuple(itertools.islice(known, *numbers)), (), GENERATOR)


def _is_bound(value: object) -> TypeGuard[int | None]:
    return value is None or (isinstance(value, int) and value >= 0)


def _some_rows(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`combinations(...)`, `pairwise(...)`, `batched(...)`: rows of elements."""
    source = arguments.positional[0].value if arguments.positional else NONE
    row = new_list(machine, state, (), loose_elements(machine, state, source), "tuple")
    return new_list(machine, state, (), (Item(row, None),))


def _repeated(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    return new_list(machine, state, (), arguments.positional[:1])


def _queue(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    return new_list(machine, state, (), (), QUEUE)


def _deque(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    bounded = argument(state, arguments, 1, "maxlen")
    if bounded is not None and any(atom != NONE_ATOM for atom, _ in bounded):
        # What is added may push others out: any of what it ever held is there.
        source = arguments.positional[0].value if arguments.positional else ()
        rest = loose_elements(machine, state, source) if source else ()
        return new_list(machine, state, (), rest or (Item(NOTHING, None),))
    if not arguments.positional:
        return new_list(machine, state, ())
    return _chained(machine, state, _sources(arguments)[:1])


def _reordered(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`shuffle(items)`, `heappush(items, item)`: a list in another order, perhaps with more."""
    changed = arguments.positional[0].value if arguments.positional else NONE

    def reorder(branch: State, atom: Atom) -> Value:
        if machine.is_sequence(atom):
            for item in arguments.positional[1:2]:
                append(machine, branch, frame, atom.id, item)
            loosened(machine, branch, atom.id)
            return one_element(machine, branch, one(atom)) or NONE
        return NONE

    return each(machine, state, changed, reorder)


def _context_variable(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`ContextVar(name, default=x)`: whoever reads it may find the default or what was set."""
    default = without(dict_get(state, arguments.keywords, "default"), ABSENT)
    return new_list(machine, state, (), (Item(default, None),) if default else (), VARIABLE)


HANDLERS: dict[str, Handler] = {
    "itertools.product": _product,
    "itertools.chain": _chain,
    "itertools.chain.from_iterable": _chain_of,
    "itertools.cycle": _some,
    "itertools.islice": _slice,
    "itertools.repeat": _repeated,
    "itertools.combinations": _some_rows,
    "itertools.permutations": _some_rows,
    "itertools.batched": _some_rows,
    "random.sample": _some,
    "random.choices": _some,
    "collections.deque": _deque,
    "contextvars.ContextVar": _context_variable,
    "random.shuffle": _reordered,
    "heapq.heapify": _reordered,
    "heapq.heappush": _reordered,
    "heapq.heappop": _reordered,
    "heapq.heappushpop": _reordered,
    "heapq.heapreplace": _reordered,
    "bisect.insort": _reordered,
    "bisect.insort_left": _reordered,
    "bisect.insort_right": _reordered,
    **dict.fromkeys(QUEUES, _queue),
}
