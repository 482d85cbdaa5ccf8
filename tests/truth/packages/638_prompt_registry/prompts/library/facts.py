from prompts.registry import prompt


@prompt("fact")
def fact():
    """Tell one fact about $topic."""
