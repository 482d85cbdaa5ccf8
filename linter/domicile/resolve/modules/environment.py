"""What the tree itself puts into the environment: `os.environ["NAME"] = value` and the like.

Whoever reads a variable may do so before or after, so these values come beside the others.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from functools import partial

from domicile import ir
from domicile.calls import Location
from domicile.catalog import ClientClass
from domicile.chunks import Chunk
from domicile.facts.platforms import platforms
from domicile.resolve.domain.state import State, refined
from domicile.resolve.domain.values import ABSENT_VALUE, Value, constant, one, under, union
from domicile.resolve.machine.branches import alternatives
from domicile.resolve.machine.interpreter import evaluate
from domicile.resolve.machine.ledgers import Nearby
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame, ModuleRun
from domicile.resolve.modules.environment_settings import Name, Setting, Settings

# What makes texts of numbers or of other texts in which nothing of them is seen.
_DECODING = frozenset({"chr", "fromhex", "unhexlify", "b64decode", "b32decode", "translate"})
MOST_SEARCHED = 500  # modules in play, for texts that are made into names


def set_values(machine: Machine, name: str) -> list[Value]:
    """What the modules in play set a variable of the environment to; tests do not count."""
    return [
        _value(machine, setting, name)
        for setting in _settings(machine)
        if _spells(setting.name, name, partial(_texts, machine, setting, name))
        or (not any(setting.name) and _decodes(machine, setting))
    ]


def variable(
    machine: Machine, state: State, frame: Frame, name: str, default: Value | None, place: Location
) -> Value:
    """What reading a variable gives: anything, what the tree sets it to, or the default.

    It is the same whenever it is read, as long as nothing in the program may set it meanwhile.
    """
    known = set_values(machine, name)
    key = None if known or not name else _same_reading(machine, frame, name)
    reason = f"{name or 'a variable'} is read from the environment"
    found = machine.unknown_atom(reason, place)
    if key is None:
        given = () if default is None else (default,)
        return alternatives(machine, [*given, *known, one(found)])
    symbol = machine.variables.symbols.setdefault(key, found.symbol)
    anything = one(replace(found, symbol=symbol))
    if default is not None:
        missing, there = machine.choice(2, ("variable", key))
        anything = union((*under(default, missing), *under(anything, there)))
    return refined(state, anything)


def _same_reading(machine: Machine, frame: Frame, name: str) -> Hashable | None:
    """What readings of a variable that surely give the same have in common; None if nothing."""
    count, worked_out, loading = machine.variables.asked
    if count != len(machine.modules):
        worked_out = any(None in setting.name for setting in _settings(machine))
        runs = list(machine.modules.values())
        loading = any(_loads(chunk) for run in runs for chunk in run.module.chunks)
        machine.variables.asked = len(runs), worked_out, loading
    if worked_out:
        return None
    if not loading:
        return name
    if frame.closure is not None:
        return name, frame.chain[0]
    before = frame.module.module.chunks[: frame.module.point]
    return name, frame.module.path, sum(map(_loads, before))


def _loads(chunk: Chunk) -> bool:
    """Whether it may read a file of variables into the environment."""
    return "load_dotenv" in chunk.reads | chunk.attributes


def base_url(machine: Machine, client: ClientClass) -> Value:
    """What a client that is given no base URL finds in the environment; absent at least."""
    names = platforms()[client.platform].environment.get("endpoint", ())
    return _or_absent(machine, [name for name in names if name.endswith("_URL")])


def region(machine: Machine, client: ClientClass) -> Value:
    """What a client that is given no region finds in the environment; absent at least."""
    return _or_absent(machine, platforms()[client.platform].environment.get("region", ()))


def _or_absent(machine: Machine, names: Iterable[str]) -> Value:
    found = [value for name in names for value in set_values(machine, name)]
    return alternatives(machine, [*found, ABSENT_VALUE])


def _settings(machine: Machine) -> list[Setting]:
    """All that sets variables in the modules in play, also where the environment is handed to."""
    settings = machine.settings = machine.settings or Settings()
    settings.look_at(list(machine.modules.values()))
    return settings.found


def _texts(machine: Machine, setting: Setting, name: str) -> frozenset[str]:
    """Texts of which the code may make a variable's name, or the part that it works out.

    Those of the module, of what it imports, and of what calls the function that sets it.
    """
    near = _nearby(machine, setting)
    whole = not any(setting.name)  # no part of it is shown
    return near.texts | (near.imported & {name} if whole else near.imported)


def _decodes(machine: Machine, setting: Setting) -> bool:
    """Whether the name may be made of what shows no part of it, here or by who calls this."""
    return _nearby(machine, setting).decodes


def _nearby(machine: Machine, setting: Setting) -> Nearby:
    """The texts near a statement that sets a variable: looked for anew where more is in play."""
    own, caller = setting.module, setting.chunk.name
    imported = machine.imported.get((own.path, True), ())
    known = machine.variables.nearby.get(id(setting))
    asked = len(machine.modules), len(imported)
    if known is not None and known.asked == asked:
        return known
    texts, others, decodes = [setting.texts], [frozenset[str]()], False
    for run in _near(machine, own):
        for chunk in run.module.chunks:
            calls = caller in chunk.reads or caller in chunk.attributes
            if run is own or calls:
                texts.append(chunk.strings)
            elif run.path in imported:
                others.append(chunk.strings)
            if chunk is setting.chunk or calls:
                decodes = decodes or not _DECODING.isdisjoint(chunk.reads | chunk.attributes)
    folded = "upper" in setting.chunk.attributes
    fold = _upper if folded else frozenset[str].union
    found = Nearby(asked, fold(*texts), fold(*others), decodes)
    machine.variables.nearby[id(setting)] = found
    return found


def _upper(*texts: frozenset[str]) -> frozenset[str]:
    return frozenset(text.upper() for each in texts for text in each)


def _near(machine: Machine, run: ModuleRun) -> list[ModuleRun]:
    """The modules whose texts may come to one: where very many are in play, its own alone."""
    runs = list(machine.modules.values())
    return runs if len(runs) <= MOST_SEARCHED else [run]


def _spells(parts: Name, name: str, texts: Callable[[], frozenset[str]]) -> bool:
    """Whether parts can make a name, where those that are not shown are made of the texts."""
    ends = {0}
    for part in parts:
        if part is None:
            known = texts()
            backwards = (name,) if name[::-1] in known else ()
            pieces = [text for text in (*known, *backwards, "_") if text and text in name]
            pending = list(ends)
            while pending:
                end = pending.pop()
                more = {end + len(text) for text in pieces if name.startswith(text, end)} - ends
                ends |= more
                pending += more
        else:
            ends = {end + len(part) for end in ends if name.startswith(part, end)}
    return len(name) in ends


def _value(machine: Machine, setting: Setting, name: str) -> Value:
    run, node, key = setting.module, setting.value, ("environment", name)
    if isinstance(node, ir.Const):
        return constant(node.value)
    at_top = setting.chunk.kind == "other" and id(setting.chunk) in run.positions
    if node is not None and at_top and key not in machine.pending:
        machine.pending.add(key)
        frame = Frame(machine.new_id(), run, (run.frame,), "<module>")
        state = State(machine.heap)
        try:
            with run.at(run.positions[id(setting.chunk)]), machine.setting_up():
                value = evaluate(machine, state, frame, node)
        finally:
            machine.pending.discard(key)
        machine.publish(state)
        if value:
            return value
    place = None if node is None else run.location(node.span)
    return machine.unknown(f"the code sets {name} in the environment", place)
