"""The policy file: `load` and `find` it, and ask it what holds for a path."""

from domicile.policy.loading import NAME, find, load
from domicile.policy.model import EMPTY, Policy
from domicile.policy.unignored import unignored
from domicile.positions import DocumentError as PolicyError

__all__ = ["EMPTY", "NAME", "Policy", "PolicyError", "find", "load", "unignored"]
