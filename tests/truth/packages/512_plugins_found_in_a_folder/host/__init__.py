from .core import Host
