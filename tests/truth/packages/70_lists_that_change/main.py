# exact: platform, region
"""Lists and dicts that are sorted, shuffled, extended or cut before something is taken from them."""
from mod import jobs, state

jobs._sorted_first()
jobs._shuffled_first()
jobs._reversed_first()
jobs._heap_first()
state._register()
jobs._registered()
jobs._extended_batch()
jobs._slice_assigned()
jobs._deleted()
jobs._inplace()
jobs._popitem()
jobs._moved()
jobs._setattr_loop()
