from .gateway import Gateway
from .platforms import Platform

__all__ = ["Gateway", "Platform"]
