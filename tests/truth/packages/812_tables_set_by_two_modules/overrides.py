"""What the operator has asked for."""

import table

table.TABLE |= {"model": "claude-fable-5", "geo": "global"}
