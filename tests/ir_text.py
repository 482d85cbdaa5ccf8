"""IR as short text, for tests: close to Python, with every implicit thing written out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from domicile import ir


def expression(node: Any) -> str:
    """One line: operators in parentheses, `<what: parts>` for what has no meaning."""
    match node:
        case None:
            return ""
        case ir.Const():
            return repr(node.value)
        case ir.Name():
            return node.id
        case ir.Attribute():
            return f"{expression(node.base)}.{node.name}"
        case ir.Argument():
            return node.star + (f"{node.keyword}=" if node.keyword else "") + expression(node.value)
        case ir.Call():
            return f"{expression(node.function)}({commas(node.arguments)})"
        case ir.Subscript():
            return f"{expression(node.base)}[{expression(node.index)}]"
        case ir.Slice():
            return ":".join(map(expression, (node.lower, node.upper, node.step)))
        case ir.DictItem():
            key = f"{expression(node.key)}: " if node.key else "**"
            return key + expression(node.value)
        case ir.DictDisplay():
            return f"{{{commas(node.items)}}}"
        case ir.SequenceDisplay():
            return f"{node.kind}[{commas(node.items)}]"
        case ir.Starred():
            return f"*{expression(node.value)}"
        case ir.Unary():
            return f"({node.operator} {expression(node.operand)})"
        case ir.Binary() | ir.Boolean() | ir.Compare():
            return f"({expression(node.left)} {node.operator} {expression(node.right)})"
        case ir.Conditional():
            parts = map(expression, (node.body, node.test, node.orelse))
            return "({} if {} else {})".format(*parts)
        case ir.FormattedString():
            return f"f<{commas(node.parts)}>"
        case ir.Formatted():
            conversion = f"!{node.conversion}" if node.conversion else ""
            wanted = f":{expression(node.specification)}" if node.specification else ""
            return f"<{expression(node.value)}{conversion}{wanted}>"
        case ir.Lambda():
            return f"(lambda {', '.join(map(parameter, node.parameters))}: {expression(node.body)})"
        case ir.Comprehension():
            key = f"{expression(node.key)}: " if node.key else ""
            clauses = "".join(map(clause, node.clauses))
            return f"{node.kind}<{key}{expression(node.element)}{clauses}>"
        case ir.Walrus():
            return f"({expression(node.target)} := {expression(node.value)})"
        case ir.Await():
            return f"(await {expression(node.value)})"
        case ir.Yield():
            return f"(yield{' from' * node.delegate} {expression(node.value)})".replace(" )", ")")
        case ir.Opaque():
            return f"<{node.what}: {commas(node.parts)}>".replace(": >", ">")
    raise TypeError(node)


def commas(nodes: Iterable[Any]) -> str:
    return ", ".join(map(expression, nodes))


def clause(node: ir.Clause) -> str:
    conditions = "".join(f" if {expression(condition)}" for condition in node.conditions)
    return f" for {expression(node.target)} in {expression(node.iterable)}{conditions}"


def parameter(node: ir.Parameter) -> str:
    """`kind name: annotation = default`, the kind left out for a normal one."""
    annotation = f": {expression(node.annotation)}" if node.annotation else ""
    default = f" = {expression(node.default)}" if node.default else ""
    kind = "" if node.kind == "normal" else f"{node.kind} "
    return kind + node.name + annotation + default


def pattern(node: ir.Pattern) -> str:
    match node:
        case ir.PatternValue():
            return expression(node.value)
        case ir.PatternAny():
            return node.name or "_"
        case ir.PatternOr():
            return " | ".join(map(pattern, node.options))
        case ir.PatternAs():
            return f"({pattern(node.pattern)} as {node.name})"
        case ir.PatternSequence():
            items = [
                "*" * (place == node.star) + pattern(item) for place, item in enumerate(node.items)
            ]
            return f"[{', '.join(items)}]"
        case ir.PatternMapping():
            pairs = zip(node.keys, node.items, strict=True)
            items = [f"{expression(key)}: {pattern(item)}" for key, item in pairs]
            return f"{{{', '.join([*items, *([f'**{node.rest}'] if node.rest else [])])}}}"
        case ir.PatternClass():
            names = [""] * (len(node.items) - len(node.names)) + [f"{n}=" for n in node.names]
            items = [f"{n}{pattern(item)}" for n, item in zip(names, node.items, strict=True)]
            return f"{expression(node.kind)}({', '.join(items)})"


def lines(body: Iterable[ir.Stmt]) -> Iterator[str]:
    """One line a statement, bodies indented by two spaces."""
    for node in body:
        yield from statement(node)


def block(header: str, body: Iterable[ir.Stmt]) -> Iterator[str]:
    yield header
    yield from ("  " + line for line in lines(body))


def statement(node: ir.Stmt) -> Iterator[str]:
    match node:
        case ir.Assign():
            annotation = f": {expression(node.annotation)}" if node.annotation else ""
            targets = " = ".join(map(expression, node.targets))
            yield f"{targets}{annotation} = {expression(node.value)}"
        case ir.Declare():
            yield f"{expression(node.target)}: {expression(node.annotation)}"
        case ir.Augment():
            yield f"{expression(node.target)} {node.operator}= {expression(node.value)}"
        case ir.Evaluate():
            yield expression(node.value)
        case ir.Return():
            yield f"return {expression(node.value)}".strip()
        case ir.Raise():
            yield f"raise {expression(node.value)}".strip()
        case ir.Assert():
            yield f"assert {expression(node.test)}"
        case ir.Delete():
            yield f"del {commas(node.targets)}"
        case ir.Scope():
            yield f"{node.kind} {', '.join(node.names)}"
        case ir.Jump():
            yield node.kind
        case ir.Import():
            yield f"import {node.module}{' as ' * bool(node.alias)}{node.alias or ''}"
        case ir.ImportFrom():
            alias = f" as {node.alias}" if node.alias else ""
            yield f"from {'.' * node.level}{node.module} import {node.name}{alias}"
        case ir.If() | ir.While():
            word = type(node).__name__.lower()
            yield from block(f"{word} {expression(node.test)}:", node.body)
            if node.orelse:
                yield from block("else:", node.orelse)
        case _:
            yield from _compound(node)


def _compound(node: Any) -> Iterator[str]:
    match node:
        case ir.For():
            header = f"for {expression(node.target)} in {expression(node.iterable)}:"
            yield from block(header, node.body)
            if node.orelse:
                yield from block("else:", node.orelse)
        case ir.Try():
            yield from block("try:", node.body)
            for handler in node.handlers:
                name = f" as {handler.name}" if handler.name else ""
                yield from block(f"except {expression(handler.kind)}{name}:", handler.body)
            if node.orelse:
                yield from block("else:", node.orelse)
            if node.final:
                yield from block("finally:", node.final)
        case ir.With():
            items = [
                expression(item.value) + (f" as {expression(item.target)}" if item.target else "")
                for item in node.items
            ]
            yield from block(f"with {', '.join(items)}:", node.body)
        case ir.Match():
            yield f"match {expression(node.subject)}:"
            for case in node.cases:
                guard = f" if {expression(case.guard)}" if case.guard else ""
                body = block(f"case {pattern(case.pattern)}{guard}:", case.body)
                yield from ("  " + line for line in body)
        case ir.Function():
            yield from (f"@{expression(decorator)}" for decorator in node.decorators)
            words = "async " * node.is_async + "def" + "*" * node.is_generator
            parameters = ", ".join(map(parameter, node.parameters))
            returns = f" -> {expression(node.returns)}" if node.returns else ""
            yield from block(f"{words} {node.name}({parameters}){returns}:", node.body)
        case ir.Class():
            yield from (f"@{expression(decorator)}" for decorator in node.decorators)
            bases = commas((*node.bases, *node.keywords))
            yield from block(f"class {node.name}({bases}):", node.body)
