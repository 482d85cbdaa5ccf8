"""What the tenant has asked for."""

import table

table.TABLE.pop("geo")
if table.TABLE["model"] == "claude-sonnet-4-6":
    table.TABLE["model"] = "claude-opus-4-6"
