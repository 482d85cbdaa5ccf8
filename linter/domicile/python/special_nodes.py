"""What is special about some classes of `ast` nodes for the walk that collects names."""

from __future__ import annotations

import ast
from collections.abc import Callable
from sys import intern
from typing import Any, TypeAlias

from domicile.python.names import HELD, LAMBDA, MUTATORS, NAMESPACES, READERS, Names, Nodes

_STEPS = (ast.Attribute, ast.Subscript)
_GROWING = (ast.List, ast.ListComp, ast.Set, ast.SetComp, ast.Tuple)


def mutated(node: Any, names: Names) -> None:
    """The name at the root of `N.a["k"].b`, and the attributes on the way to the last step.

    Of `N(...)["k"]` it is the function's: what it gives may be what it keeps.
    """
    last = node
    if node.__class__ is ast.Attribute:
        node = node.value
    while True:
        if node.__class__ is ast.Attribute:
            names.mutates.add(node.attr)
            node = node.value
        elif node.__class__ is ast.Subscript:
            node = node.value
        elif node.__class__ is ast.Call:
            node = node.func
            if node.__class__ is ast.Name and node.id in NAMESPACES:
                return
        else:
            break
    if node.__class__ is ast.Name:
        names.mutates.add(node.id)
        if getattr(last, "value", node) is not node:
            names.deep.add(node.id)


def _call(node: Any, names: Names, binds: set[str], same: Nodes, nested: Nodes) -> bool:
    function = node.func
    if function.__class__ is ast.Attribute and (
        function.value.__class__ is ast.Name or function.attr in MUTATORS
    ):
        base = function.value
        if base.__class__ is ast.Name and function.attr in READERS:
            names.asked.add(base.id)
        else:
            mutated(function, names)
    called = function
    while called.__class__ is ast.Subscript:
        called = called.value
    if called.__class__ is ast.Name:
        names.called.add(called.id)
    if function.__class__ is ast.Attribute:
        names.invokes.add(function.attr)
    elif function.__class__ is not ast.Name:
        names.invokes.add(HELD)
    if function.__class__ is ast.Attribute and function.value.__class__ is ast.Attribute:
        names.hands.add(function.value.attr)
    for argument in node.args:
        _handed(argument, names)
    if _looks_up_text(node):
        names.reads.add(function.id)
        names.texts.add(str(node.args[1].value))
    else:
        same.append(function)
    same += node.args
    same += node.keywords
    return True


def _looks_up_text(call: Any) -> bool:
    """Whether `getattr` is called, and the name of the attribute is given as a text."""
    function, arguments = call.func, call.args
    if function.__class__ is not ast.Name or function.id != "getattr" or len(arguments) < 2:
        return False
    return arguments[0].__class__ is not ast.Starred and arguments[1].__class__ is ast.Constant


def _label(node: Any, names: Names) -> bool:
    """Note a text that is only looked at here, if this is one."""
    if node.__class__ is not ast.Constant:
        return False
    if node.value.__class__ is str and node.value.isidentifier():
        names.strings.add(intern(node.value))
    return True


def _keyword(node: Any, names: Names, binds: set[str], same: Nodes, nested: Nodes) -> bool:
    if node.arg is not None:
        names.strings.add(node.arg)
    _handed(node.value, names)
    same.append(node.value)
    return True


def _handed(node: Any, names: Names) -> None:
    if node.__class__ is ast.Starred:
        node = node.value
    if node.__class__ is ast.Name:
        names.hands.add(node.id)
    elif node.__class__ is ast.Attribute:
        names.hands.add(node.attr)


def _subscript(node: Any, names: Names, binds: set[str], same: Nodes, nested: Nodes) -> bool:
    if node.ctx.__class__ is not ast.Load:
        mutated(node, names)
    same.append(node.value)
    if not _label(node.slice, names):
        same.append(node.slice)
    return True


def _dict(node: Any, names: Names, binds: set[str], same: Nodes, nested: Nodes) -> bool:
    same += node.values
    for key, value in zip(node.keys, node.values, strict=True):
        known = getattr(value, "id", getattr(value, "attr", None))
        # `{"messages": messages}` holds what is sent, and not the name of what sends it.
        if key is not None and not (
            key.__class__ is ast.Constant and key.value == known and _label(key, names)
        ):
            same.append(key)
    return True


def _augment(node: Any, names: Names, *_: object) -> bool:
    mutated(node.target, names)
    root = node.target
    if root.__class__ is ast.Name:
        names.reads.add(root.id)
    elif node.op.__class__ is ast.BitOr or node.value.__class__ in _GROWING:
        while root.__class__ in _STEPS:
            root = root.value
        if root.__class__ is ast.Name:
            names.deep.add(root.id)
    return False


def _import(node: Any, names: Names, binds: set[str], *_: object) -> bool:
    source = None if node.__class__ is ast.Import else (node.module or "", node.level)
    for alias in node.names:
        name = alias.asname or alias.name.partition(".")[0]
        binds.add(name)
        names.defined.add(name)
        names.imports.add((alias.name, 0, "") if source is None else (*source, alias.name))
        names.depth = max(names.depth, alias.name.count("."))
    return True


def _function(node: Any, names: Names, binds: set[str], same: Nodes, nested: Nodes) -> bool:
    binds.add(node.name)
    names.functions.add(node.name)
    names.defined.add(node.name)
    same += node.decorator_list
    same.append(node.args)
    same.append(node.returns)
    nested += node.body
    return True


def _class(node: Any, names: Names, binds: set[str], same: Nodes, nested: Nodes) -> bool:
    binds.add(node.name)
    names.defined.add(node.name)
    same += node.decorator_list
    same += node.bases
    same += node.keywords
    nested += node.body
    return True


def _parameter(node: Any, names: Names, *_: object) -> bool:
    names.inside.add(node.arg)
    return False


def _lambda(node: Any, names: Names, binds: set[str], same: Nodes, nested: Nodes) -> bool:
    names.defined.add(LAMBDA)
    same.append(node.args)
    nested.append(node.body)
    return True


def _clause(node: Any, names: Names, binds: set[str], same: Nodes, nested: Nodes) -> bool:
    nested.append(node.target)
    same.append(node.iter)
    same += node.ifs
    return True


def _type_alias(node: Any, names: Names, binds: set[str], same: Nodes, nested: Nodes) -> bool:
    same.append(node.name)
    return True


def _replacement(node: Any, names: Names, binds: set[str], same: Nodes, nested: Nodes) -> bool:
    """A field of an f-string: the text of its format specification is no string constant."""
    same.append(node.value)
    if node.format_spec is not None:
        same += [part for part in node.format_spec.values if not isinstance(part, ast.Constant)]
    return True


def _named(node: Any, names: Names, binds: set[str], *_: object) -> bool:
    if node.name is not None:
        binds.add(node.name)
    return False


def _rest(node: Any, names: Names, binds: set[str], *_: object) -> bool:
    if node.rest is not None:
        binds.add(node.rest)
    return False


def _global(node: Any, names: Names, *_: object) -> bool:
    names.global_binds.update(node.names)
    return True


def _boolean(node: Any, names: Names, *_: object) -> bool:
    names.depth = max(names.depth, len(node.values))  # LibCST nests what `ast` lists
    return False


# Whether the children of such a node are dealt with.
_Special: TypeAlias = Callable[[Any, Names, set[str], Nodes, Nodes], bool]
SPECIAL: dict[type, _Special] = {
    ast.Call: _call,
    ast.arg: _parameter,
    ast.keyword: _keyword,
    ast.Subscript: _subscript,
    ast.Dict: _dict,
    ast.AugAssign: _augment,
    ast.Import: _import,
    ast.ImportFrom: _import,
    ast.FunctionDef: _function,
    ast.AsyncFunctionDef: _function,
    ast.ClassDef: _class,
    ast.Lambda: _lambda,
    ast.comprehension: _clause,
    ast.FormattedValue: _replacement,
    ast.ExceptHandler: _named,
    ast.MatchAs: _named,
    ast.MatchStar: _named,
    ast.MatchMapping: _rest,
    ast.Global: _global,
    ast.BoolOp: _boolean,
}
if hasattr(ast, "TypeAlias"):  # since Python 3.12
    SPECIAL[ast.TypeAlias] = _type_alias
if hasattr(ast, "Interpolation"):  # since Python 3.14
    SPECIAL[ast.Interpolation] = _replacement
