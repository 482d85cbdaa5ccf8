from ._client import LLM, Completion
from .models import Models

__all__ = ["LLM", "Completion", "Models"]
