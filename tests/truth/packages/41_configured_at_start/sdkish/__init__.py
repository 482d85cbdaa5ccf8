from .state import configure

__all__ = ["configure"]
