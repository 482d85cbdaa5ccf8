from .poems import haiku, sonnet
from .facts import fact

__all__ = ["fact", "haiku", "sonnet"]
