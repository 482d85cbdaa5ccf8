# exact: geo
"""Clients are cached by region in a dict on the class; ids get the prefix of the region."""

from regions.service import Regional

Regional("us-east-1")._ask("x")
Regional("eu-central-1")._ask("y")
Regional("us-east-1")._ask("z")
