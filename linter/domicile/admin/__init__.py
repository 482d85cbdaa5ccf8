"""The organization's workspaces: read from the Admin API, written into a policy, compared to it."""

from domicile.admin.answer import RemoteWorkspace
from domicile.admin.api import AdminError, Endpoint, fetch_workspaces, key_from_environment

__all__ = [
    "AdminError",
    "Endpoint",
    "RemoteWorkspace",
    "fetch_workspaces",
    "key_from_environment",
]
