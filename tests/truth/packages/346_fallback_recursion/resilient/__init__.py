from .client import ask

__all__ = ["ask"]
