"""The shape of each of LibCST's nodes: its fields in the order of the text, and what is between.

A number is a token of so many characters, which is no node of its own; a text is a field; a pair is
a token before a field that may be None. Whitespace is left out, and so are the parentheses around
an expression, which are the same for all of them.
"""

from __future__ import annotations

from typing import TypeAlias

Step: TypeAlias = "int | str | tuple[int, str]"
Steps: TypeAlias = tuple[Step, ...]

_BODY: Steps = (1, "body")
_COMMA: Steps = ("comma",)

# One character each.
TOKENS = (
    *("Comma", "Dot", "Colon", "Semicolon", "AssignEqual", "ImportStar"),
    *("LeftSquareBracket", "RightSquareBracket", "LeftCurlyBrace", "RightCurlyBrace"),
)
# Their text is their value.
LEAVES = ("Name", "Integer", "Float", "Imaginary", "SimpleString")

# What may stand in parentheses.
EXPRESSIONS: dict[str, Steps] = {
    "Ellipsis": (3,),
    "ConcatenatedString": ("left", "right"),
    "Comparison": ("left", "comparisons"),
    "UnaryOperation": ("operator", "expression"),
    "BinaryOperation": ("left", "operator", "right"),
    "BooleanOperation": ("left", "operator", "right"),
    "Attribute": ("value", "dot", "attr"),
    "Subscript": ("value", "lbracket", "slice", "rbracket"),
    "Call": ("func", 1, "args", 1),
    "Await": (5, "expression"),
    "IfExp": ("body", 2, "test", 4, "orelse"),
    "Yield": (5, "value"),
    "NamedExpr": ("target", 2, "value"),
    "Lambda": (6, "params", "colon", "body"),
    "Tuple": ("elements",),
    "List": ("lbracket", "elements", "rbracket"),
    "Set": ("lbrace", "elements", "rbrace"),
    "Dict": ("lbrace", "elements", "rbrace"),
    "StarredElement": (1, "value"),
    "GeneratorExp": ("elt", "for_in"),
    "ListComp": ("lbracket", "elt", "for_in", "rbracket"),
    "SetComp": ("lbrace", "elt", "for_in", "rbrace"),
    "DictComp": ("lbrace", "key", 1, "value", "for_in", "rbrace"),
    "StarredDictComp": ("lbrace", 2, "value", "for_in", "rbrace"),
    # patterns
    "MatchList": ("lbracket", "patterns", "rbracket"),
    "MatchTuple": ("patterns",),
    "MatchMapping": ("lbrace", "elements", (2, "rest"), "trailing_comma", "rbrace"),
    "MatchClass": ("cls", 1, "patterns", "kwds", 1),
    "MatchOr": ("patterns",),
}

# Parts with an extent of their own.
PARTS: dict[str, Steps] = {
    "SubscriptElement": ("slice",),
    "Index": ("star", "value"),
    "Slice": ("lower", "first_colon", "upper", "second_colon", "step"),
    "Arg": ("star", "keyword", "equal", "value"),
    "From": (4, "item"),
    "Param": ("star", "name"),
    "Element": ("value",),
    "DictElement": ("key", 1, "value"),
    "StarredDictElement": (2, "value"),
}

# What follows behind the extent of a node.
BEHIND: dict[str, Steps] = {
    **dict.fromkeys(("SubscriptElement", "Arg"), _COMMA),
    **dict.fromkeys(("Element", "StarredElement", "DictElement", "StarredDictElement"), _COMMA),
    "Param": ("annotation", "equal", "default", "comma"),
}

# Parts whose extent nobody asks for.
GLUE: dict[str, Steps] = {
    "SimpleStatementLine": ("body",),
    "SimpleStatementSuite": ("body",),
    "IndentedBlock": ("body",),
    "Asynchronous": (5,),
    "ComparisonTarget": ("operator", "comparator"),
    "CompFor": ("asynchronous", 3, "target", 2, "iter", "ifs", "inner_for_in"),
    "CompIf": (2, "test"),
    "Parameters": (
        *("posonly_params", "posonly_ind", "params"),
        *("star_arg", "kwonly_params", "star_kwarg"),
    ),
    "ParamStar": (1, "comma"),
    "ParamSlash": (1, "comma"),
    "AssignTarget": ("target", 1),
    "NameItem": ("name", "comma"),
    "ImportAlias": ("name", "asname", "comma"),
    "AsName": (2, "name"),
    "WithItem": ("item", "asname", "comma"),
    "Decorator": (1, "decorator"),
    "TypeParameters": ("lbracket", "params", "rbracket"),
    "TypeParam": ("param", "equal", "star", "default", "comma"),
    "TypeVar": ("name", "colon", "bound"),
    "TypeVarTuple": (1, "name"),
    "ParamSpec": (2, "name"),
    "MatchValue": ("value",),
    "MatchSingleton": ("value",),
    "MatchSequenceElement": ("value", "comma"),
    "MatchMappingElement": ("key", 1, "pattern", "comma"),
    "MatchKeywordElement": ("key", 1, "pattern", "comma"),
    "MatchOrElement": ("pattern", "separator"),
}

# Statements that a semicolon may end.
SIMPLE: dict[str, Steps] = {
    "Expr": ("value",),
    "Assign": ("targets", "value"),
    "AnnAssign": ("target", "annotation", "equal", "value"),
    "AugAssign": ("target", "operator", "value"),
    "Del": (3, "target"),
    "Pass": (4,),
    "Break": (5,),
    "Continue": (8,),
    "Return": (6, "value"),
    "Raise": (5, "exc", "cause"),
    "Assert": (6, "test", "comma", "msg"),
    "Global": (6, "names"),
    "Nonlocal": (8, "names"),
    "Import": (6, "names"),
    "ImportFrom": (4, "relative", "module", 6, "lpar", "names", "rpar"),
    "LazyImport": (4, 6, "names"),
    "LazyImportFrom": (4, 4, "relative", "module", 6, "lpar", "names", "rpar"),
    "TypeAlias": (4, "name", "type_parameters", 1, "value"),
}

# Statements and clauses that end with the last statement in them; an `If` may begin with `elif`.
COMPOUND: dict[str, Steps] = {
    "Else": (4, *_BODY),
    "While": (5, "test", *_BODY, "orelse"),
    "For": ("asynchronous", 3, "target", 2, "iter", *_BODY, "orelse"),
    "Try": (3, *_BODY, "handlers", "orelse", "finalbody"),
    "TryStar": (3, *_BODY, "handlers", "orelse", "finalbody"),
    "ExceptHandler": (6, "type", "name", *_BODY),
    "ExceptStarHandler": (6, 1, "type", "name", *_BODY),
    "Finally": (7, *_BODY),
    "With": ("asynchronous", 4, "lpar", "items", "rpar", *_BODY),
    "Match": (5, "subject", 1, "cases"),
    "MatchCase": (4, "pattern", (2, "guard"), *_BODY),
    "FunctionDef": (
        *("asynchronous", 3, "name", "type_parameters", 1, "params", 1, "returns"),
        *_BODY,
    ),
    "ClassDef": (5, "name", "type_parameters", "lpar", "bases", "keywords", "rpar", *_BODY),
}
