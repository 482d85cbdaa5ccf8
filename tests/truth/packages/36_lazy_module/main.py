# exact: platform, region, model, geo, pair
"""A package whose client and model come from the module's own __getattr__."""

import lazy

lazy.client.messages.create(
    model=lazy.MODEL, max_tokens=8, messages=[{"role": "user", "content": "x"}]
)
lazy.messages.ask("y")
