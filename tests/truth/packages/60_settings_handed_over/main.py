# exact: platform, region, model, geo, pair
"""A function of another module changes the settings it is handed before the script asks."""

from anthropic import Anthropic
from conf import configure

_SETTINGS = {"model": "claude-opus-5"}
configure(_SETTINGS)
Anthropic().messages.create(
    max_tokens=8, messages=[{"role": "user", "content": "x"}], **_SETTINGS
)
