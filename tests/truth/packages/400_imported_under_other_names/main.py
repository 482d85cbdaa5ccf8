# exact: platform, model, geo, region
"""What sends is imported under other names, at the top of a module and in functions."""

from shop.regional import Claude
from shop.tasks import nightly, quick

if __name__ == "__main__":
    Claude().invoke("a")
    nightly()
    quick()
