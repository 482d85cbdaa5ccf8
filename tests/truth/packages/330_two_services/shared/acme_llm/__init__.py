from .request import request

__all__ = ["request"]
