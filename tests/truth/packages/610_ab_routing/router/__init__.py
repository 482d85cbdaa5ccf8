from router.core import Router

__all__ = ["Router"]
