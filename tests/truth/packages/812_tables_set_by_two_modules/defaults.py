"""The defaults of this installation."""

from table import TABLE

TABLE["model"] = "claude-sonnet-4-6"
TABLE["geo"] = "us"
