"""Compiles a program so that each entry of a batch remembers the expression that made it.

Nothing else about the program changes, and every node keeps its position.
"""

from __future__ import annotations

import ast
import importlib.abc
import importlib.machinery
import sys
from pathlib import Path
from types import CodeType

from .spans import SourceMap, Span

HOOK = "__truth_entry__"


class Entries:
    """Where batch entries came from. The first place an object is put into a list counts."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._places: dict[int, tuple[object, str, Span]] = {}

    def register(self, value: object, path: str, *span: int) -> object:
        """Remember the place of `value` if it looks like an entry; returns `value`."""
        if isinstance(value, dict) and value.keys() >= {"custom_id", "params"}:
            line, column, end_line, end_column = span
            place = (value, path, (line, column, end_line, end_column))  # keeps the id from reuse
            self._places.setdefault(id(value), place)
        return value

    def place(self, value: object) -> tuple[str, Span] | None:
        found = self._places.get(id(value))
        return None if found is None else found[1:]


class _Marker(ast.NodeTransformer):
    """Wraps the elements of lists: displays, comprehensions, `.append(x)` and `yield x`."""

    def __init__(self, source: SourceMap, path: str) -> None:
        self._source = source
        self._path = path

    def visit_List(self, node: ast.List) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.ctx, ast.Load):
            node.elts = [self._mark(element) for element in node.elts]
        return node

    def visit_Tuple(self, node: ast.Tuple) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.ctx, ast.Load):
            node.elts = [self._mark(element) for element in node.elts]
        return node

    def visit_ListComp(self, node: ast.ListComp) -> ast.AST:
        self.generic_visit(node)
        node.elt = self._mark(node.elt)
        return node

    def visit_GeneratorExp(self, node: ast.GeneratorExp) -> ast.AST:
        self.generic_visit(node)
        node.elt = self._mark(node.elt)
        return node

    def visit_Yield(self, node: ast.Yield) -> ast.AST:
        self.generic_visit(node)
        if node.value is not None:
            node.value = self._mark(node.value)
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        function = node.func
        if isinstance(function, ast.Attribute) and function.attr == "append" and node.args:
            node.args = [self._mark(node.args[0]), *node.args[1:]]
        return node

    def _mark(self, node: ast.expr) -> ast.expr:
        candidates = (ast.Dict, ast.Call, ast.Name, ast.Subscript, ast.BinOp, ast.Attribute)
        if not isinstance(node, candidates):
            return node
        place = [ast.Constant(part) for part in (self._path, *self._source.span(node))]
        call = ast.Call(ast.Name(HOOK, ast.Load()), [node, *place], [])
        for part in (call, call.func, *place):
            ast.copy_location(part, node)
        return call


def compile_program(path: Path, root: Path, *, notebook: bool = False) -> CodeType:
    """The code of the module at `path`, with its entries marked.

    That of a `notebook` may await outside of functions.
    """
    source = SourceMap(path)
    marker = _Marker(source, path.relative_to(root).as_posix())
    tree = marker.visit(source.tree)
    flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT if notebook else 0
    tree = ast.fix_missing_locations(tree)
    code = compile(tree, str(path), "exec", flags, dont_inherit=True)
    assert isinstance(code, CodeType)
    return code


def install(root: Path) -> None:
    """Import every module below `root` through `compile_program`, and never through bytecode."""

    class Loader(importlib.machinery.SourceFileLoader):
        def get_code(self, fullname: str) -> CodeType | None:
            return compile_program(Path(self.path), root)

    finder = importlib.machinery.FileFinder.path_hook((Loader, [".py"]))

    def hook(entry: str) -> importlib.abc.PathEntryFinder:
        if not Path(entry).is_relative_to(root):
            raise ImportError(entry)
        return finder(entry)

    sys.path_hooks.insert(0, hook)
    sys.path_importer_cache.clear()
