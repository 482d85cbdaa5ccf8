# exact: platform, model, geo, region, pair
"""Two modules that import each other, one of them inside a function."""

from shop import orders

print(orders.explain("A-7"))
