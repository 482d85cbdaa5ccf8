from types import MappingProxyType

LIBRARY = MappingProxyType({"model": "claude-haiku-5-5", "max_tokens": 8})
