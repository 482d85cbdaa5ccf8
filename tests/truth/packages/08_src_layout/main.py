# paths: src
# exact: platform, model, geo, region, pair
"""A src/ layout with a namespace package (no __init__) and an absolute import of itself."""

from acme.claude.api import reply

reply("x")
