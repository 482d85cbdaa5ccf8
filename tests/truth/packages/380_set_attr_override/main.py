# run:
# exact: platform, region
"""An options object keeps its attributes in a dict of its own."""
from options import Options
from ask import ask

o = Options(model="claude-sonnet-4-6")
ask(o, "a")
o.inference_geo = "us"
o.model = "claude-opus-4-7"
ask(o, "b")
