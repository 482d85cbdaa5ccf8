# run:
# exact: platform, region
"""Functions made in a loop see the last value; others are bound early."""
from makers import LATE, EARLY

for f in (*LATE, *EARLY):
    f("x")
