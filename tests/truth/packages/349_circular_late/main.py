# run:
# exact: platform, model, geo, region
"""Models and services import one another, the latter inside functions."""
from domain.order import Order

Order("book").explain()
