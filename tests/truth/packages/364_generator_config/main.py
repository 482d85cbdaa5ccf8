# run:
# exact: platform, region
"""Jobs are yielded by several modules and chained."""
from itertools import chain
from sources import first, second
from ask import ask

for job in chain(first.jobs(), second.jobs("us")):
    ask(**job)
