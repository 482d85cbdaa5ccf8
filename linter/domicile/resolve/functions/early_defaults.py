"""Defaults that are evaluated before something changes what they read."""

from __future__ import annotations

from domicile.chunks import Chunk
from domicile.resolve.functions.bodies import function_node
from domicile.resolve.functions.parameters import default_of
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ModuleRun


def evaluate_defaults(machine: Machine, run: ModuleRun, chunk: Chunk) -> None:
    """Evaluate the defaults of a function, or of the methods of a class, where they are defined."""
    if chunk.kind == "function":
        closures = [machine.functions[id(chunk)]] if id(chunk) in machine.functions else []
    else:
        closures = [m for info in run.classes_of([chunk]) for m in info.methods.values()]
    for closure in closures:
        if closure.chunk is not None and closure.chunk.early:
            for parameter in function_node(closure).parameters:
                default_of(machine, closure, parameter)
