# exact: platform, region, model, geo, pair
"""When the first platform fails, the next one answers: a list of (client, model) and a loop."""

from relay.relay import _ask_any

_ask_any("x")
