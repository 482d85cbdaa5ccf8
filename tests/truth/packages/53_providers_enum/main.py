# run: api
# run: bedrock
# run: vertex
# exact: platform, model, geo, region
"""An enum of providers whose methods make the client and spell the model."""

import sys

from providers.kinds import Provider
from providers.ask import _ask

_ask(Provider(sys.argv[1]), "x")
