# exact: platform, model, geo, region
"""Hooks are registered with a manager object, by decorators in a module that only main imports."""
import hooks  # noqa: F401
from llm import complete
from manager import manager

complete("a")
