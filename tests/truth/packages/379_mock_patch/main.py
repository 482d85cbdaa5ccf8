# run:
# exact: platform, region
"""unittest.mock patches a dict and an attribute for a while."""
from unittest import mock

import config
from ask import ask

ask("a")
with mock.patch.dict(config.PARAMS, {"inference_geo": "us"}):
    ask("b")
with mock.patch.object(config, "MODEL", "claude-opus-4-7"):
    ask("c")
with mock.patch("config.MODEL", "claude-opus-4-6"):
    ask("d")
