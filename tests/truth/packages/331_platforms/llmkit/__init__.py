from llmkit.factory import create
from llmkit.kinds import Provider

__all__ = ["Provider", "create"]
