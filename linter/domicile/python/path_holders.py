"""What holds a path in the sources of a tree, told from their syntax trees.

A path is followed by names: through assignments, parameters, attributes and what functions
return, across files. What hands it to code that is neither of the tree nor known to leave files
as they are counts as writing it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator
from posixpath import basename, dirname
from typing import NamedTuple

_FOLLOWED = frozenset(
    {"Path", "PurePath", "PosixPath", "PurePosixPath", "join", "joinpath", "abspath", "realpath"}
    | {"normpath", "expanduser", "expandvars", "fspath", "str", "resolve", "absolute", "get"}
    | {"getenv", "setdefault", "pop", "Field", "field", "Option", "Argument", "cast", "format"}
    | {"as_posix", "with_name", "with_suffix", "list", "tuple", "dict", "sorted"}
)
_COMMON = frozenset({"config", "filename", "filepath", "settings"})
_CHANGING = frozenset(
    {"write_text", "write_bytes", "touch", "unlink", "rename", "replace"}
    | {"symlink_to", "hardlink_to"}
)
_OPTIONS = frozenset({"add_argument", "option", "argument"})
_HARMLESS = re.compile(
    r"(safe_|full_)?loads?|load_\w+|read\w*|from_\w+|parse\w*|exists|is_?file|is_?dir|getsize"
    r"|getmtime|stat|basename|dirname|splitext|print|debug|info|warning|error|exception|log|echo"
    r"|startswith|endswith|len|repr|isinstance|append|add|extend|insert|exit|fail|relpath|samefile"
    r"|\w*(Error|Exception|Warning|Exit)"
)


def as_bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


class _Scope(NamedTuple):
    """A function of a file, or its top level where there is none."""

    source: str
    function: ast.AST | None


class PathHolders:
    """What holds the path: names by scope, attributes, and functions that return it."""

    def __init__(self, path: str, near: Collection[str]) -> None:
        self._name = basename(path)
        self._folder = basename(dirname(path))
        self._near = near
        self.trees: dict[str, ast.Module] = {}
        self._nodes: dict[str, list[tuple[ast.AST, _Scope]]] = {}
        self._names: set[tuple[_Scope, str]] = set()
        self._globals: dict[str, set[str]] = {}  # by name: the files that bind it at the top
        self._attributes: dict[str, set[str]] = {}  # by name: the files that set it
        self._returning: set[str] = set()
        self._called: set[str] = set()  # functions that are handed it
        self._functions: dict[str, list[tuple[_Scope, ast.FunctionDef | ast.AsyncFunctionDef]]] = {}

    def load(self, source: str, data: bytes) -> None:
        if source in self.trees:
            return
        try:
            tree = ast.parse(data)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            tree = ast.Module([], [])  # it cannot run either
        self.trees[source] = tree
        self._nodes[source] = list(_walk(tree, _Scope(source, None)))
        for node, _ in self._nodes[source]:
            if isinstance(node, ast.ClassDef):
                for inner in node.body:
                    if isinstance(inner, ast.FunctionDef) and inner.name == "__init__":
                        self._define(source, node.name, inner)
            elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                self._define(source, node.name, node)

    def _define(self, source: str, name: str, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self._functions.setdefault(name, []).append((_Scope(source, node), node))

    def words(self) -> frozenset[bytes]:
        """What another file has to hold to get at the path: parts that it has all of."""
        found = {as_bytes(f"{kind} {name}") for name in self._called for kind in ("def", "class")}
        for name, files in self._globals.items():
            found |= {as_bytes(f"{_module_name(file)}\0{name}") for file in files}
        for name, files in self._attributes.items():
            if name in _COMMON or len(name) < 5:
                found |= {as_bytes(f"{_module_name(file)}\0.{name}") for file in files}
            else:
                found.add(as_bytes(f".{name}"))
        return frozenset(found | {as_bytes(name) for name in self._returning})

    def spread(self) -> None:
        """Follow the path until nothing new holds it."""
        before = -1
        while (size := self._size()) != before:
            before = size
            for nodes in self._nodes.values():
                for node, scope in nodes:
                    self._follow(node, scope)

    def _size(self) -> int:
        held = (self._names, self._returning, self._called)
        by_name = (*self._globals.values(), *self._attributes.values())
        return sum(len(each) for each in held) + sum(len(each) for each in by_name)

    def _follow(self, node: ast.AST, scope: _Scope) -> None:
        if isinstance(node, ast.Assign | ast.AnnAssign | ast.NamedExpr | ast.AugAssign):
            if node.value is not None and self._holds(node.value, scope):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                for target in targets:
                    self._bind(target, scope)
        elif isinstance(node, ast.For | ast.AsyncFor | ast.comprehension):
            if self._holds(node.iter, scope):
                self._bind(node.target, scope)
        elif isinstance(node, ast.Return):
            function = scope.function
            if node.value is not None and self._holds(node.value, scope):
                self._returning.add(getattr(function, "name", ""))
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            parameters = [*node.args.posonlyargs, *node.args.args]
            defaults = node.args.defaults
            pairs = [*zip(parameters[len(parameters) - len(defaults) :], defaults, strict=True)]
            pairs += [
                (p, d)
                for p, d in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
                if d is not None
            ]
            for parameter, default in pairs:
                if self._holds(default, scope):
                    self._names.add((_Scope(scope.source, node), parameter.arg))
        elif isinstance(node, ast.Call):
            self._hand_over(node, scope)

    def _bind(self, target: ast.AST, scope: _Scope) -> None:
        for node in ast.walk(target):
            if isinstance(node, ast.Name):
                self._names.add((scope, node.id))
                if scope.function is None:
                    self._globals.setdefault(node.id, set()).add(scope.source)
                    self._attributes.setdefault(node.id, set()).add(scope.source)
                break
            if isinstance(node, ast.Attribute):
                self._attributes.setdefault(node.attr, set()).add(scope.source)
                break

    def _hand_over(self, node: ast.Call, scope: _Scope) -> None:
        """Parameters that a call binds to the path hold it."""
        name = _last_name(node.func)
        if name in _OPTIONS and any(self._holds(k.value, scope) for k in node.keywords):
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    option = argument.value.lstrip("-").replace("-", "_")
                    self._attributes.setdefault(option, set()).add(scope.source)
                    self._names |= {
                        (inner, option)
                        for functions in self._functions.values()
                        for inner, _ in functions
                    }
            return
        handed = [i for i, argument in enumerate(node.args) if self._holds(argument, scope)]
        named = [k.arg for k in node.keywords if self._holds(k.value, scope)]
        if not handed and not named:
            return
        if name not in _FOLLOWED and name != "open":
            self._called.add(name)
        for inner, function in self._functions.get(name, ()):
            parameters = [a.arg for a in (*function.args.posonlyargs, *function.args.args)]
            for shift in (0, 1):  # a method's first is its object
                self._names |= {
                    (inner, parameters[i + shift]) for i in handed if i + shift < len(parameters)
                }
            self._names |= {(inner, each) for each in named if each is not None}

    def _holds(self, node: ast.AST | None, scope: _Scope) -> bool:
        """Whether an expression is the path, or holds it."""
        if isinstance(node, ast.Constant):
            return isinstance(node.value, str) and self._is_path(node.value, scope.source)
        if isinstance(node, ast.JoinedStr):
            parts = [p.value if isinstance(p, ast.Constant) else "{}" for p in node.values]
            held = any(
                self._holds(p.value, scope)
                for p in node.values
                if isinstance(p, ast.FormattedValue)
            )
            return held or self._is_path("".join(map(str, parts)), scope.source)
        if isinstance(node, ast.Name):
            own = (scope, node.id) in self._names
            return own or (node.id in self._globals and self._may_be_global(node.id, scope))
        if isinstance(node, ast.Attribute):
            return node.attr in self._attributes and getattr(node.value, "id", "") != "os"
        if isinstance(node, ast.Call):
            name = _last_name(node.func)
            if name in self._returning:
                return True
            if name not in _FOLLOWED:
                return False
            base = node.func.value if isinstance(node.func, ast.Attribute) else None
            given = (base, *node.args, *(keyword.value for keyword in node.keywords))
            return any(self._holds(each, scope) for each in given)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            end = node.right.value if isinstance(node.right, ast.Constant) else None
            if isinstance(end, str) and self._is_path("{}" + end, scope.source):
                return True
        if isinstance(node, ast.Lambda | ast.Compare) or node is None:
            return False
        return any(self._holds(child, scope) for child in ast.iter_child_nodes(node))

    def _may_be_global(self, name: str, scope: _Scope) -> bool:
        if scope.source in self._globals[name]:
            return True
        return any(
            isinstance(node, ast.ImportFrom)
            and any(alias.name in (name, "*") or alias.asname == name for alias in node.names)
            for node, _ in self._nodes[scope.source]
        )

    def _is_path(self, text: str, source: str) -> bool:
        *folders, last = re.split(r"[/\\]", text)
        if last == self._name:
            return True
        if dirname(source) not in self._near and folders[-1:] != [self._folder]:
            return False
        if not re.search(r"\{[^}]*\}|%s", last) or not re.sub(r"\{[^}]*\}|%s", "", last):
            return False
        parts = re.split(r"\{[^}]*\}|%s", last)
        return re.fullmatch(".*".join(map(re.escape, parts)), self._name) is not None

    def writer(self) -> str | None:
        """The first file in which a call may write the path."""
        for source in sorted(self._nodes):
            for node, scope in self._nodes[source]:
                if isinstance(node, ast.Call) and self._writes(node, scope):
                    return source
        return None

    def _writes(self, node: ast.Call, scope: _Scope) -> bool:
        name = _last_name(node.func)
        on = isinstance(node.func, ast.Attribute) and self._holds(node.func.value, scope)
        if on and (name in _CHANGING or (name == "open" and _opens_to_write(node, 0))):
            return True
        given = [self._holds(argument, scope) for argument in node.args]
        given += [self._holds(keyword.value, scope) for keyword in node.keywords]
        if not any(given):
            return False
        if name == "open":
            return _opens_to_write(node, 1)
        if name in _FOLLOWED or name in _OPTIONS or name in self._functions:
            return False
        return _HARMLESS.fullmatch(name) is None


def _opens_to_write(node: ast.Call, position: int) -> bool:
    modes = [k.value for k in node.keywords if k.arg in ("mode", None)] or node.args[position:][:1]
    return any(
        not isinstance(mode, ast.Constant) or not {*str(mode.value)}.isdisjoint("wax+")
        for mode in modes
    )


def _last_name(function: ast.expr) -> str:
    return getattr(function, "attr", getattr(function, "id", ""))


def _module_name(source: str) -> str:
    stem = source.rpartition(".")[0].removesuffix("/__init__")
    return stem.rpartition("/")[2]


def _walk(tree: ast.AST, scope: _Scope) -> Iterator[tuple[ast.AST, _Scope]]:
    """Every node with the function it is in."""
    pending = [(child, scope) for child in ast.iter_child_nodes(tree)]
    while pending:
        node, inside = pending.pop()
        yield node, inside
        own = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        inner = _Scope(inside.source, node) if own else inside
        pending += [(child, inner) for child in ast.iter_child_nodes(node)]
