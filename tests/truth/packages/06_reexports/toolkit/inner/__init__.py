from .clients import build as make_client
from .options import PINNED
from . import names

__all__ = ["make_client", "PINNED"]
