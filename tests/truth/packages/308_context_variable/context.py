from contextvars import ContextVar

geo: ContextVar = ContextVar("geo", default=None)
