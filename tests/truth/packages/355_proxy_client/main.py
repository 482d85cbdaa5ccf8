# run:
# exact: platform, region
"""A proxy hands everything on and adds what all requests need."""
from proxy import PinnedClient
from use import use

use(PinnedClient("us"))
