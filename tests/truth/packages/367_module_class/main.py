# run:
# exact: platform, region
"""A try in one module, an override in a package's __init__, and a submodule of the same name."""
from pkg import geo, ask

ask("x", geo)
