# exact: platform, region
"""One wrapper with defaults; three modules call it, each with its own pair."""

import web
from worker import nightly

web.handle("hello")
nightly.run()
