"""Functions of the library that only compute: run here where all that they are given is shown."""

from __future__ import annotations

import ast
import base64
import fnmatch
import re
import shlex
import textwrap
import urllib.parse
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import dict_get, dict_set, keys, new_dict
from domicile.resolve.builtin_types.plain_data import Maker, NotPlain, plain_data
from domicile.resolve.builtin_types.texts import MOST_TEXT
from domicile.resolve.domain.atoms import (
    ABSENT,
    Atom,
    Const,
    External,
    FilePath,
    Item,
    Partial,
    Ref,
    Unknown,
)
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value, one, restrict, without
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.combining import combine, reasons_of
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame

MOST_GIVEN = 4_000  # characters of a text that is computed on
MOST_SEARCHED = 400  # characters that a pattern is tried on
MOST_PATTERN = 120
MOST_LOOPS = 3  # repetitions in a pattern, so that no search takes long
_REPEATED_GROUP = re.compile(r"\)[*+{]")
_FAILURES = (
    *(ArithmeticError, AttributeError, LookupError, NotPlain, RecursionError, SyntaxError),
    *(MemoryError, TypeError, ValueError, re.error),
)
_ADDRESS = ("scheme", "netloc", "path", "params", "query", "fragment")
_PARTS_OF_ADDRESS = (*_ADDRESS, "hostname", "port", "username", "password")
_MATCHING = ("match", "fullmatch", "search", "findall", "split", "sub")


class _Found:
    """What has methods of its own: its attributes, its items, and what its methods compute on."""

    def __init__(self, kind: str, parts: dict[str | int, Any], basis: Any, *methods: str) -> None:
        self.kind = kind
        self.parts = parts
        self.basis = basis
        self.methods = methods


def computed(
    machine: Machine, state: State, frame: Frame, path: str, arguments: Arguments, span: Span
) -> Value | None:
    """What a function that only computes gives; None for any other, and if it is handed code."""
    function = _FUNCTIONS.get(path)
    if function is None or arguments.more is not None:
        return None
    names = [str(key) for key in keys(machine, arguments.keywords)]
    values = [item.value for item in arguments.positional]
    values += [without(dict_get(state, arguments.keywords, name), ABSENT) for name in names]
    values = [restrict(value, state.condition) for value in values]
    if not all(_may_be_data(machine, atom) for value in values for atom, _ in value):
        return None
    place = frame.module.location(span)
    by_position = len(arguments.positional)

    def run(atoms: tuple[Atom, ...]) -> Value:
        try:
            given = [plain_data(machine, state, atom) for atom in atoms]
            if any(isinstance(each, str | bytes) and len(each) > MOST_GIVEN for each in given):
                raise NotPlain("a long text")
            named = dict(zip(names, given[by_position:], strict=True))
            result = function(*given[:by_position], **named)
            return _value_of(machine, state, result)
        except _FAILURES:
            reasons = reasons_of(*map(one, atoms))
            return machine.unknown(f"the result of {path}()", place, reasons)

    return combine(machine, values, run)


def _may_be_data(machine: Machine, atom: Atom) -> bool:
    if isinstance(atom, Ref):
        kind = machine.objects[atom.id].kind
        return machine.is_sequence(atom) or kind in ("dict", "namespace")
    return isinstance(atom, Const | External | FilePath | Unknown)


def _value_of(machine: Machine, state: State, result: Any) -> Value:
    if isinstance(result, str | bytes) and len(result) > MOST_TEXT:
        raise NotPlain("a long text")
    maker = Maker(machine, state)
    if not isinstance(result, _Found):
        return maker.make(result)
    identity = new_dict(machine, state, None, "namespace")
    for name, part in result.parts.items():
        dict_set(machine, state, identity, name, maker.make(part))
    basis = (Item(maker.make(result.basis), None),)
    for method in result.methods:
        function = one(External(f"{result.kind}.{method}"))
        later = Partial(function, basis, new_dict(machine, state))
        dict_set(machine, state, identity, method, one(later))
    return one(Ref(identity))


# --- addresses ----------------------------------------------------------------------------


def _parsed(url: Any, *more: Any, **named: Any) -> _Found:
    return _address(urllib.parse.urlparse(url, *more, **named))


def _split(url: Any, *more: Any, **named: Any) -> _Found:
    found = urllib.parse.urlsplit(url, *more, **named)
    scheme, host, path, query, fragment = found
    return _address(urllib.parse.ParseResult(scheme, host, path, "", query, fragment))


def _address(found: urllib.parse.ParseResult) -> _Found:
    parts: dict[str | int, Any] = {name: getattr(found, name) for name in _PARTS_OF_ADDRESS}
    basis = tuple(found)
    return _Found("urllib.parse.ParseResult", parts, basis, "geturl", "_replace")


def _changed(basis: tuple[str, ...], **changes: Any) -> _Found:
    return _address(urllib.parse.ParseResult(*basis)._replace(**changes))


def _put_together(parts: Any) -> str:
    if isinstance(parts, SimpleNamespace):
        parts = [getattr(parts, name) for name in _ADDRESS]
    if len(parts) == 5:
        return str(urllib.parse.urlunsplit(parts))
    return str(urllib.parse.urlunparse(parts))


# --- patterns -----------------------------------------------------------------------------


def _pattern(given: Any, flags: int = 0) -> re.Pattern[str]:
    """A pattern that no text takes long to be matched with. Raises NotPlain."""
    text = given.pattern if isinstance(given, SimpleNamespace) else given
    flags |= given.flags if isinstance(given, SimpleNamespace) else 0
    loops = sum(map(str(text).count, "*+{"))
    if len(text) > MOST_PATTERN or loops > MOST_LOOPS or _REPEATED_GROUP.search(text):
        raise NotPlain("a pattern that may take long")
    return re.compile(text, flags)


def _compiled(given: Any, flags: int = 0) -> _Found:
    found = _pattern(given, flags)
    parts: dict[str | int, Any] = {"pattern": found.pattern, "flags": int(flags)}
    return _Found("re.Pattern", parts, (found.pattern, int(flags)), *_MATCHING)


def _matching(name: str) -> Callable[..., Any]:
    def run(pattern: Any, *given: Any, flags: int = 0, **named: Any) -> Any:
        count = 2 if name == "sub" else 1
        texts = [text for text in (*given, *named.values()) if not isinstance(text, int)]
        if any(len(text) > MOST_SEARCHED for text in texts):
            raise NotPlain("a long text")
        if name not in ("sub", "split") and len(given) > count:
            flags, given = given[count], given[:count]
        function = getattr(_pattern(pattern, flags), name)
        return _match(function(*given, **named))

    return run


def _on_pattern(name: str) -> Callable[..., Any]:
    run = _matching(name)
    return lambda basis, *given, **named: run(basis[0], *given, flags=basis[1], **named)


def _match(found: Any) -> Any:
    if not isinstance(found, re.Match):
        return found
    groups = (found.group(), *found.groups())
    parts: dict[str | int, Any] = dict(enumerate(groups))
    parts.update(found.groupdict())
    basis = (groups, found.groupdict())
    return _Found("re.Match", parts, basis, "group", "groups", "groupdict", "__getitem__")


def _group(basis: Any, *wanted: str | int) -> Any:
    found = tuple(basis[0 if isinstance(name, int) else 1][name] for name in wanted or (0,))
    return found[0] if len(found) == 1 else found


# --- numbers and texts --------------------------------------------------------------------


def _small(function: Callable[..., Any]) -> Callable[..., Any]:
    """A function of numbers that are small enough for its result to be so."""

    def run(*given: Any) -> Any:
        numbers = given[0] if len(given) == 1 and isinstance(given[0], list | tuple) else given
        if any(isinstance(n, int | float) and abs(n) > 1e9 for n in numbers):
            raise NotPlain("a large number")
        return function(*given)

    return run


def _sum(items: Any, start: Any = 0) -> Any:
    if isinstance(items, list | tuple) and len(items) > MOST_SEARCHED:
        raise NotPlain("a long list")
    return sum(items, start)


_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "urllib.parse.urlparse": _parsed,
    "urllib.parse.urlsplit": _split,
    "urllib.parse.urlunparse": _put_together,
    "urllib.parse.urlunsplit": _put_together,
    "urllib.parse.ParseResult.geturl": lambda basis: urllib.parse.ParseResult(*basis).geturl(),
    "urllib.parse.ParseResult._replace": _changed,
    "urllib.parse.parse_qs": urllib.parse.parse_qs,
    "urllib.parse.parse_qsl": urllib.parse.parse_qsl,
    "urllib.parse.quote": urllib.parse.quote,
    "urllib.parse.quote_plus": urllib.parse.quote_plus,
    "urllib.parse.unquote": urllib.parse.unquote,
    "urllib.parse.unquote_plus": urllib.parse.unquote_plus,
    "urllib.parse.urlencode": urllib.parse.urlencode,
    "urllib.parse.urldefrag": lambda url: tuple(urllib.parse.urldefrag(url)),
    "re.compile": _compiled,
    "re.escape": re.escape,
    "re.Match.group": _group,
    "re.Match.groups": lambda basis, default=None: tuple(
        default if part is None else part for part in basis[0][1:]
    ),
    "re.Match.groupdict": lambda basis: basis[1],
    **{f"re.{name}": _matching(name) for name in _MATCHING},
    **{f"re.Pattern.{name}": _on_pattern(name) for name in _MATCHING},
    "textwrap.dedent": textwrap.dedent,
    "textwrap.shorten": textwrap.shorten,
    "ast.literal_eval": ast.literal_eval,
    "base64.b64decode": base64.b64decode,
    "base64.b64encode": base64.b64encode,
    "base64.urlsafe_b64decode": base64.urlsafe_b64decode,
    "base64.urlsafe_b64encode": base64.urlsafe_b64encode,
    "builtins.bytes.fromhex": bytes.fromhex,
    "shlex.split": shlex.split,
    "shlex.quote": shlex.quote,
    "fnmatch.fnmatch": fnmatch.fnmatchcase,
    "fnmatch.fnmatchcase": fnmatch.fnmatchcase,
    "builtins.chr": chr,
    "builtins.ord": ord,
    "builtins.hex": hex,
    "builtins.oct": oct,
    "builtins.bin": bin,
    "builtins.ascii": ascii,
    "builtins.repr": repr,
    "builtins.sum": _sum,
    "builtins.str.maketrans": str.maketrans,
    "math.floor": _small(lambda number: int(number // 1)),
    "math.ceil": _small(lambda number: -int(-number // 1)),
}
