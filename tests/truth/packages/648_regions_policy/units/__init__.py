from .dispatch import dispatch

__all__ = ["dispatch"]
