# exact: platform, region, model, geo
"""Managed agents: definitions in one module, their registration and a session in others."""

from managed.register import _register

_register()
