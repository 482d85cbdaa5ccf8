from fluent.request import Request

__all__ = ["Request"]
