"""Command-line frameworks: what `click` passes for the options a function is decorated with."""

from __future__ import annotations

from functools import partial

from domicile import ir
from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import dict_copy, dict_get
from domicile.resolve.builtin_types.handlers import Handler
from domicile.resolve.builtin_types.sequences import elements, new_list
from domicile.resolve.domain.atoms import ABSENT, Const, External, Item, Partial
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import NONE, Value, one, without
from domicile.resolve.functions.parameters import at_definition
from domicile.resolve.library.command_contexts import CHOICE, PACKAGES, PASSING
from domicile.resolve.machine.arguments import Arguments, passing
from domicile.resolve.machine.branches import alternatives
from domicile.resolve.machine.interpreter import apply, evaluate
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Closure, Frame

DECLARING = ("option", "argument")
# With one of these, what is passed is not the text of the option, or not one of it.
OTHERWISE = ("multiple", "nargs", "callback", "is_flag", "count", "cls")
DEMANDED = ("required", "prompt")  # with one of these, an option is never left out


def declare_all(machine: Machine, closure: Closure) -> None:
    """Let a function know of the options that its decorators name one by one."""
    node = closure.node
    for decorator in node.decorators if isinstance(node, ir.Function) else ():
        named = decorator.function if isinstance(decorator, ir.Call) else decorator
        declares = isinstance(decorator, ir.Call) and ir.last_name(named) in DECLARING
        if declares or (isinstance(decorator, ir.Name | ir.Attribute) and _passes(decorator)):
            at_definition(machine, closure, partial(_decorate, machine, closure, decorator))


def _passes(decorator: ir.Expr) -> bool:
    return "pass_" in ir.last_name(decorator)  # `@pass_config` is as `make_pass_decorator` is used


def _decorate(
    machine: Machine, closure: Closure, decorator: ir.Expr, state: State, frame: Frame
) -> Value:
    declared = evaluate(machine, state, frame, decorator)
    if not any(isinstance(a, Partial) or getattr(a, "path", "") in PASSING for a, _ in declared):
        return declared
    return apply(machine, state, frame, declared, passing(machine, one(closure)), decorator.span)


def _declare(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`@click.option("--model", default=...)`: the function, which then knows of the option.

    Before it is given the function it is a partial, so that one may stand in a variable.
    """
    values = [item.value for item in arguments.positional]
    function = values[-1][0].atom if values and len(values[-1]) == 1 else None
    if not isinstance(function, Closure):
        keywords = dict_copy(machine, state, arguments.keywords)
        decorator = one(External("click.option"))
        return one(Partial(decorator, arguments.positional, keywords))
    function.escaped = True  # the framework calls it
    names = [name for value in values if isinstance(name := _text(value), str)]
    name = _parameter(names)
    is_option = any(name.startswith("-") for name in names)
    passed = _passed(machine, state, frame, arguments, span, is_option)
    if name is not None and passed:
        options = function.options = function.options or {}
        before = options.get(name)
        options[name] = alternatives(machine, [before, *passed] if before else passed)
        if _is_closed(machine, state, arguments):
            function.handed = {**(function.handed or {}), name: CHOICE}
    return values[-1]


def _parameter(names: list[str]) -> str | None:
    """The parameter an option is passed as: one named plainly, else its longest spelling's."""
    spelled = [name.split("/")[0] for name in names]
    plain = [name for name in spelled if name.isidentifier()]
    dashed = [name for name in spelled if name.startswith("--")] or spelled
    chosen = plain or dashed
    return chosen[0].lstrip("-").replace("-", "_").lower() if chosen else None


def _passed(
    machine: Machine,
    state: State,
    frame: Frame,
    arguments: Arguments,
    span: Span,
    is_option: bool,
) -> list[Value]:
    """The values that the declaration shows, besides whatever the command line says."""
    if any(_keyword(state, arguments, name) for name in OTHERWISE):
        return []
    found: list[Value] = []
    flag = _keyword(state, arguments, "flag_value")
    default = _keyword(state, arguments, "default")
    if flag:
        found.append(flag)
    elif default:
        if any(isinstance(atom, Closure) for atom, _ in default):
            default = apply(machine, state, frame, default, passing(machine), span)
        found.append(default)
    elif is_option and not any(_keyword(state, arguments, name) for name in DEMANDED):
        found.append(NONE)
    kind = _keyword(state, arguments, "type")
    if len(kind) == 1 and machine.is_sequence(kind[0].atom):
        found += [item.value for item in elements(machine, state, kind)]
    return found


def _is_closed(machine: Machine, state: State, arguments: Arguments) -> bool:
    """Whether the option is one of those that its type lists."""
    kind = _keyword(state, arguments, "type")
    return len(kind) == 1 and machine.is_sequence(kind[0].atom)


def _choice(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`click.Choice([...])` stands for what it lists."""
    listed = arguments.positional[0].value if arguments.positional else ()
    listed = listed or _keyword(state, arguments, "choices")
    items = tuple(Item(item.value, None) for item in elements(machine, state, listed))
    return new_list(machine, state, items, (), "tuple")


def _keyword(state: State, arguments: Arguments, name: str) -> Value:
    return without(dict_get(state, arguments.keywords, name), ABSENT)


def _text(value: Value) -> object:
    atom = value[0].atom if len(value) == 1 else None
    return atom.value if isinstance(atom, Const) else None


HANDLERS: dict[str, Handler] = {
    **{f"{package}.{name}": _declare for package in PACKAGES for name in DECLARING},
    **{f"{package}.Choice": _choice for package in PACKAGES},
}
