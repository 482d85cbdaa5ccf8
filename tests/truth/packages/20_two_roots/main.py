# paths: services/billing services/search
# exact: platform, model, geo, region
"""A monorepo with two roots, each with a module called `config`... of its own package."""

from billing_app import charge
from search_app import find

charge.explain("x")
find.expand("y")
