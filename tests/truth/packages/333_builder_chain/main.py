# run:
# exact: platform, model, geo, region, pair
"""Parameters are built by a chain of classes over three modules."""
from chain.top import Research

Research().send("hello")
