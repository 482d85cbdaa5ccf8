# run: DJANGO_ENV=production
# run: DJANGO_ENV=test
# run:
# exact: platform, region, model
"""Settings of three layers with star imports, read by getattr with a default."""
from shop.views import describe

describe("chair")
