"""Small programs from a grammar of the idioms that carry a model and a geo to a call.

Every program is valid, ends, and is run with every combination of its flags. Names say what they
hold: `m1` a model, `g1` a geo or None, `d1` the keywords of a request, `o1` an object with both.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any, TypeAlias

from hypothesis import strategies as st

Draw: TypeAlias = Callable[[st.SearchStrategy[Any]], Any]
Lines: TypeAlias = list[str]

MODELS = ("claude-opus-5", "claude-sonnet-5", "claude-haiku-5-5", "claude-opus-4-6")
OLD_MODEL = "claude-haiku-4-5"  # refuses any geo
FLAGS = ("A", "B")
RUNS = [
    [f"--{flag}" for flag, on in zip(FLAGS, chosen, strict=True) if on]
    for chosen in product((False, True), repeat=len(FLAGS))
]
# All runs in one process: a program of the grammar leaves nothing behind.
RUN_ALL = f"""\
import runpy
import sys
from pathlib import Path

for flags in {RUNS!r}:
    sys.argv[1:] = flags
    runpy.run_path(str(Path(__file__).with_name("program.py")), run_name="__main__")
"""

PRELUDE = """\
import contextlib
import dataclasses
import functools
import operator
import sys

import anthropic

A = "--A" in sys.argv
B = "--B" in sys.argv
_client = anthropic.Anthropic()
_turn = [{"role": "user", "content": "x"}]


@contextlib.contextmanager
def _using(request, **changes):
    before = dict(request)
    request.update(changes)
    try:
        yield request
    finally:
        request.clear()
        request.update(before)


class _Box:
    def __init__(self, model, geo=None):
        self.model = model
        self.geo = geo

    @property
    def request(self):
        found = {"model": self.model}
        if self.geo:
            found["inference_geo"] = self.geo
        return found

    def _set(self, **changes):
        for name, value in changes.items():
            setattr(self, name, value)
        return self


class _Pinned(_Box):
    def __init__(self, model, geo="us"):
        super().__init__(model, geo=geo)


@dataclasses.dataclass
class _Data:
    model: str
    geo: str = None

    @property
    def request(self):
        return {k: v for k, v in (("model", self.model), ("inference_geo", self.geo)) if v}
"""


@dataclass
class Scope:
    """What is bound at a place, and what may still be drawn there."""

    models: Lines = field(default_factory=list)
    geos: Lines = field(default_factory=list)
    requests: Lines = field(default_factory=list)
    objects: Lines = field(default_factory=list)
    functions: list[tuple[str, str]] = field(default_factory=list)  # name, what it returns
    flags: tuple[str, ...] = FLAGS
    depth: int = 0
    top: bool = True  # at the top level of the module
    helpers: Lines = field(default_factory=list)  # functions that change what they are handed

    def inner(self, **changes: Any) -> Scope:
        """A block: what it binds is not bound after it."""
        lists = ("models", "geos", "requests", "objects", "functions", "helpers")
        copied = {name: list(getattr(self, name)) for name in lists}
        return replace(self, **{**copied, "depth": self.depth + 1, **changes})


class Program:
    """Draws one program, statement by statement."""

    def __init__(self, draw: Draw) -> None:
        self._draw = draw
        self._count = 0
        self._refusals = draw(st.booleans())

    def text(self) -> str:
        """The program's text; it is run once with each of `RUNS`."""
        scope = Scope()
        lines: Lines = []
        for _ in range(self._draw(st.integers(1, 3))):
            lines += self._bind(scope)
        for _ in range(self._draw(st.integers(2, 6))):
            lines += self._statement(scope)
        lines += self._send(scope)
        return PRELUDE + "\n\n" + "\n".join(lines) + "\n"

    # --- drawing ---

    def _one(self, *options: Any) -> Any:
        return self._draw(st.sampled_from(options))

    def _name(self, kind: str) -> str:
        self._count += 1
        return f"{kind}{self._count}"

    def _flag(self, scope: Scope) -> str:
        flag: str = self._one(*scope.flags)
        return self._one(flag, f"not {flag}")

    # --- expressions ---

    def _model_text(self) -> str:
        return repr(self._one(*MODELS, OLD_MODEL) if self._refusals else self._one(*MODELS))

    def _geo_text(self) -> str:
        return repr(self._one("us", "global"))

    def _model(self, scope: Scope) -> str:
        first = self._one(*scope.models) if scope.models else self._model_text()
        text = self._model_text()
        forms = [text, first, f"({first} or {text})", f"str({first})", f'f"{{{first}}}"']
        forms += [f"{{True: {text}, False: {first}}}[A]", f"[{text}, {first}][-1]"]
        forms += [f"{o}.model" for o in scope.objects]
        forms += [f'{d}["model"]' for d in scope.requests]
        forms += [f"{name}()" for name, kind in scope.functions if kind == "model"]
        if scope.flags:
            forms.append(f"({text} if {self._flag(scope)} else {first})")
        chosen: str = self._one(*forms)
        return chosen

    def _geo(self, scope: Scope) -> str:
        first = self._one(*scope.geos) if scope.geos else "None"
        text = self._geo_text()
        forms = [text, first, f"({first} or {text})", "None"]
        forms += [f"{o}.geo" for o in scope.objects]
        forms += [f'{d}.get("inference_geo")' for d in scope.requests]
        if scope.flags:
            forms.append(f"({text} if {self._flag(scope)} else {first})")
        chosen: str = self._one(*forms)
        return chosen

    def _request(self, scope: Scope) -> str:
        model, geo = self._model(scope), self._geo(scope)
        forms = [
            f'{{"model": {model}}}',
            f"dict(model={model}, inference_geo={self._geo_text()})",
            f'{{"model": {model}, **({{"inference_geo": {geo}}} if {geo} else {{}})}}',
            f'{{k: v for k, v in [("model", {model}), ("inference_geo", {geo})] if v is not None}}',
            f'next(iter([{{"model": {model}}}]))',
        ]
        forms += [f"dict({d})" for d in scope.requests]
        forms += [f'{{**{d}, "model": {model}}}' for d in scope.requests]
        forms += [f'{d} | {{"inference_geo": {self._geo_text()}}}' for d in scope.requests]
        forms += [f"{{k: v for k, v in {d}.items() if v}}" for d in scope.requests]
        forms += [f"{o}.request" for o in scope.objects]
        forms += [f"{name}({model})" for name, kind in scope.functions if kind == "request"]
        chosen: str = self._one(*forms)
        return chosen

    def _object(self, scope: Scope) -> str:
        model, geo = self._model(scope), self._geo(scope)
        forms = [f"_Box({model})", f"_Pinned({model})", f"_Box({model}, geo={geo})"]
        forms += [f"_Data({model}, {geo})", f"_Pinned({model}, {geo})"]
        forms += [
            f"dataclasses.replace(_Data({model}), geo={geo})",
            f"_Box(**{{'model': {model}, 'geo': {geo}}})",
        ]
        chosen: str = self._one(*forms)
        return chosen

    # --- statements ---

    def _statement(self, scope: Scope) -> Lines:
        kinds = [self._bind, self._change, self._send]
        if scope.depth < 2:
            kinds += [self._branch, self._loop, self._count_up, self._fail, self._within]
            kinds += [self._choose]
        if scope.top and scope.depth == 0:
            kinds += [self._define, self._define_closure, self._define_switch]
            kinds += [self._define_helper, self._define_main, self._set_by_name]
        if scope.functions:
            kinds.append(self._call)
        return self._one(*kinds)(scope)

    def _block(self, scope: Scope, **changes: Any) -> Lines:
        inner = scope.inner(**changes)
        lines: Lines = []
        for _ in range(self._draw(st.integers(1, 2))):
            lines += self._statement(inner)
        return ["    " + line for line in lines]

    def _bind(self, scope: Scope) -> Lines:
        kind = self._one("m", "g", "d", "o")
        table = {
            "m": (scope.models, self._model),
            "g": (scope.geos, self._geo),
            "d": (scope.requests, self._request),
            "o": (scope.objects, self._object),
        }
        names, make = table[kind]
        text = make(scope)
        own = [name for name in names if name.isidentifier()]
        if own and self._draw(st.booleans()):
            return [f"{self._one(*own)} = {text}"]
        name = self._name(kind)
        names.append(name)
        return [f"{name} = {text}"]

    def _change(self, scope: Scope) -> Lines:
        if not scope.requests and not scope.objects:
            return self._bind(scope)
        target = self._one(*scope.requests, *scope.objects)
        model, geo = self._model(scope), self._geo_text()
        if scope.helpers and self._draw(st.booleans()):
            return [f"{self._one(*scope.helpers)}({target}, {model}, {geo})"]
        if target in scope.objects:
            forms = [f"{target}.model = {model}", f"{target}.geo = {self._geo(scope)}"]
            forms += [f'setattr({target}, "model", {model})']
            forms += [f"vars({target}).update(geo={geo})"]
            return [self._one(*forms)]
        forms = [
            f'{target}["inference_geo"] = {geo}',
            f'{target}["model"] = {model}',
            f"{target}.update(model={model})",
            f'{target}.update({{"inference_geo": {geo}}})',
            f"dict.update({target}, inference_geo={geo})",
            f'operator.setitem({target}, "model", {model})',
            f'{target}.setdefault("inference_geo", {geo})',
            f'{target}.pop("inference_geo", None)',
        ]
        if scope.top:
            forms.append(f'{target} |= {{"model": {model}}}')
        return [self._one(*forms)]

    def _send(self, scope: Scope) -> Lines:
        if scope.requests and self._draw(st.booleans()):
            given = f"**{self._one(*scope.requests)}"
        elif self._draw(st.booleans()):
            given = f"**{self._request(scope)}"
        else:
            geo = self._one("", f", inference_geo={self._geo_text()}")
            given = f"model={self._model(scope)}{geo}"
        call = f"_client.messages.create(max_tokens=8, messages=_turn, {given})"
        if self._draw(st.integers(0, 5)) == 0:
            call = f"functools.partial(_client.messages.create, max_tokens=8, {given})"
            call += "(messages=_turn)"
        if not self._refusals:
            return [call]
        return ["try:", f"    {call}", "except anthropic.BadRequestError:", "    pass"]

    def _branch(self, scope: Scope) -> Lines:
        if not scope.flags:
            return self._change(scope)
        flag = self._one(*scope.flags)
        rest = tuple(other for other in scope.flags if other != flag)
        lines = [f"if {self._one(flag, f'not {flag}')}:", *self._block(scope, flags=rest)]
        if self._draw(st.booleans()):
            lines += ["else:", *self._block(scope, flags=rest)]
        return lines

    def _loop(self, scope: Scope) -> Lines:
        if self._draw(st.booleans()):
            name = self._name("m")
            items = [self._model(scope) for _ in range(self._draw(st.integers(1, 3)))]
            changes: dict[str, Any] = {"models": [*scope.models, name]}
        else:
            name = self._name("d")
            items = [self._request(scope) for _ in range(self._draw(st.integers(1, 3)))]
            changes = {"requests": [*scope.requests, name]}
        lines = [f"for {name} in [{', '.join(items)}]:", *self._block(scope, **changes)]
        if scope.flags and self._draw(st.booleans()):
            lines += [f"    if {self._flag(scope)}:", f"        {self._one('break', 'continue')}"]
            lines += self._block(scope, **changes)
        return lines

    def _count_up(self, scope: Scope) -> Lines:
        name = self._name("n")
        limit = self._draw(st.integers(1, 4))
        lines = [f"{name} = 0", f"while {name} < {limit}:", f"    {name} += 1"]
        lines += self._block(scope)
        if self._draw(st.booleans()):
            lines += [f"    if {name} == {self._draw(st.integers(1, limit))}:"]
            lines += ["    " + line for line in self._block(scope.inner())]
        return lines

    def _fail(self, scope: Scope) -> Lines:
        lines = ["try:", *self._block(scope)]
        if scope.flags:
            lines += [f"    if {self._flag(scope)}:", "        raise ValueError"]
            lines += self._block(scope)
        lines += ["except ValueError:", *self._block(scope)]
        if self._draw(st.booleans()):
            lines += ["else:", *self._block(scope)]
        if self._draw(st.booleans()):
            lines += ["finally:", *self._block(scope)]
        return lines

    def _within(self, scope: Scope) -> Lines:
        if not scope.requests:
            return self._bind(scope)
        change = self._one(f"model={self._model(scope)}", f"inference_geo={self._geo_text()}")
        header = f"with _using({self._one(*scope.requests)}, {change}):"
        return [header, *self._block(scope)]

    def _choose(self, scope: Scope) -> Lines:
        if not scope.models:
            return self._bind(scope)
        subject = self._one(*scope.models)
        cases = list(dict.fromkeys(self._model_text() for _ in range(2)))
        lines = [f"match {subject}:"]
        for case in cases:
            lines += [f"    case {case}:"]
            lines += ["    " + line for line in self._block(scope)]
        lines += ["    case _:", *("    " + line for line in self._block(scope))]
        return lines

    # --- functions ---

    def _define(self, scope: Scope) -> Lines:
        """A private function that sends, or makes a request or a model, and is called at once."""
        kind = self._one("sends", "request", "model")
        name = self._name("_f")
        if kind == "model":
            lines = [f"def {name}(m0={self._model_text()}):"]
            inner = scope.inner(models=[*scope.models, "m0"], top=False)
        else:
            lines = [f"def {name}(m0, g0=None, **more):"]
            changed = {"models": ["m0"], "geos": ["g0"], "top": False, "requests": []}
            inner = scope.inner(**changed)
            lines += ['    d0 = {"model": m0}', "    if g0:", '        d0["inference_geo"] = g0']
            lines += ["    d0.update(more)"]
            inner.requests.append("d0")
        if scope.flags and self._draw(st.booleans()):
            lines += [f"    if {self._flag(scope)}:"]
            lines += [f"        return {self._returned(kind, inner)}"]
        for _ in range(self._draw(st.integers(0, 2))):
            if kind != "model":
                lines += ["    " + line for line in self._change(inner)]
        if kind == "sends":
            lines += ["    " + line for line in self._send(inner)]
        lines += [f"    return {self._returned(kind, inner)}", ""]
        scope.functions.append((name, kind))
        return lines + self._call(scope, name, kind)

    def _returned(self, kind: str, scope: Scope) -> str:
        if kind == "model":
            return self._model(scope)
        return "d0" if kind == "request" else "None"

    def _call(self, scope: Scope, name: str = "", kind: str = "") -> Lines:
        if not name:
            name, kind = self._one(*scope.functions)
        if kind == "model":
            made, given = self._name("m"), self._one("", self._model(scope))
            scope.models.append(made)
            return [f"{made} = {name}({given})"]
        given = [
            f"({self._model(scope)})",
            f"({self._model(scope)}, {self._geo(scope)})",
            f"({self._model(scope)}, inference_geo={self._geo_text()})",
        ]
        given += [f'({d}["model"], {d}.get("inference_geo"))' for d in scope.requests]
        call = f"{name}{self._one(*given)}"
        if kind != "request":
            return [call]
        made = self._name("d")
        scope.requests.append(made)
        return [f"{made} = {call}"]

    def _define_closure(self, scope: Scope) -> Lines:
        """A function that makes functions, or a decorator around one that sends."""
        name, made = self._name("_f"), self._name("_f")
        if self._draw(st.booleans()):
            lines = [f"def {name}(m0):", "    def ask(g0=None, **more):"]
            inner = Scope(["m0"], ["g0"], [], [], [], (), 1, top=False)
            lines += ["        " + line for line in self._send(inner)]
            lines += ["    return ask", "", f"{made} = {name}({self._model(scope)})"]
            return [*lines, f"{made}()", f"{made}({self._geo(scope)})"]
        lines = [f"def {name}(function):", "    @functools.wraps(function)"]
        lines += ["    def wrapper(m0, **more):"]
        lines += [f"        more.setdefault('g0', {self._geo_text()})"]
        lines += ["        return function(m0, **more)", "    return wrapper", "", f"@{name}"]
        lines += [f"def {made}(m0, g0=None):"]
        inner = Scope(["m0"], ["g0"], [], [], [], (), 1, top=False)
        lines += ["    " + line for line in self._send(inner)]
        return [
            *lines,
            "",
            f"{made}({self._model(scope)})",
            f"{made}({self._model(scope)}, g0=None)",
        ]

    def _define_helper(self, scope: Scope) -> Lines:
        """A function that changes what it is handed: a request, or an object with both."""
        name, inner = self._name("h"), self._name("_h")
        lines = [f"def {name}(target, model, geo):", "    if isinstance(target, dict):"]
        request = Scope(["model"], ["geo"], ["target"], [], [], (), 1, top=False)
        lines += ["        " + line for line in self._change(request)]
        instance = Scope(["model"], ["geo"], [], ["target"], [], (), 1, top=False)
        lines += ["    else:", *("        " + line for line in self._change(instance)), ""]
        scope.helpers.append(name)
        if self._draw(st.booleans()):
            lines += [f"def {inner}(*given):", f"    {name}(*given)", ""]
            scope.helpers.append(inner)
        return lines

    def _define_main(self, scope: Scope) -> Lines:
        """A public function that changes what the module holds, and sends."""
        name = self._name("main")
        inner = scope.inner(top=False, depth=2)
        lines: Lines = []
        for _ in range(self._draw(st.integers(1, 3))):
            lines += self._one(self._change, self._change, self._send)(inner)
        lines = [f"def {name}():", *("    " + line for line in lines), ""]
        return [*lines, f"{name}()", *(self._send(scope) if self._draw(st.booleans()) else [])]

    def _set_by_name(self, scope: Scope) -> Lines:
        """A global that is set through the names of the module."""
        own = [name for name in (*scope.models, *scope.requests) if name.isidentifier()]
        if not own:
            return self._bind(scope)
        target = self._one(*own)
        text = self._model(scope) if target in scope.models else self._request(scope)
        forms = [f'globals()["{target}"] = {text}', f"globals().update({target}={text})"]
        forms += [f"globals().update(dict([({target!r}, {text})]))"]
        lines: Lines = [self._one(*forms)]
        if self._draw(st.booleans()):
            name = self._name("s")
            return [f"def {name}():", *("    " + line for line in lines), "", f"{name}()"]
        return lines

    def _define_switch(self, scope: Scope) -> Lines:
        """A function that rebinds a name of the module."""
        own = [name for name in scope.models if name.isidentifier()]
        if not own:
            return self._bind(scope)
        target, name = self._one(*own), self._name("_f")
        lines = [f"def {name}():", f"    global {target}", f"    {target} = {self._model_text()}"]
        lines += ["", *self._send(scope)]
        called = [f"if {self._flag(scope)}:", f"    {name}()"] if scope.flags else [f"{name}()"]
        return [*lines, *called, *self._send(scope)]


@st.composite
def programs(draw: Draw) -> str:
    """The text of a program."""
    return Program(draw).text()
