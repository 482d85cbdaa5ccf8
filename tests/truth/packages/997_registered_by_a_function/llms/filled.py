from llms.claude import Claude
from llms.registry import Registry


def _register_all():
    Registry.register("claude-opus-4-1", Claude)
    Registry.register("claude-sonnet-4-5", Claude)


_register_all()
