"""Statements, expressions and patterns: what each kind of node means, named in `semantics`."""
