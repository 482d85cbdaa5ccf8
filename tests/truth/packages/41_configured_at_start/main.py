# exact: platform, region
# open: model, geo
"""configure() changes the defaults of a module before anybody asks."""

import sdkish
from sdkish.ask import ask

ask("x")
sdkish.configure(model="claude-opus-5", geo="us")
ask("y")
sdkish.configure(geo="global")
ask("z")
