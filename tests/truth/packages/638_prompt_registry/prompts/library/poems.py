from ..registry import prompt


@prompt("haiku", model="claude-haiku-4-5", residency=None)
def haiku():
    """Write a haiku about $topic."""


@prompt("sonnet", model="claude-opus-4-7")
def sonnet():
    """Write a sonnet about $topic."""
