# run: acme
# run: other
# exact: platform, region, model
"""Class attributes of the defaults are changed by the tenant's module."""
import sys

from reviewer import Reviewer
import tenancy

if __name__ == "__main__":
    tenancy.enter(sys.argv[1])
    Reviewer().review("diff")
