# run: a
# run: b
# exact: platform, region
"""Which implementation a name means is decided in a package's __init__ and by assignment."""
import sys
import impl

if sys.argv[1] == "b":
    impl.complete = impl.pinned.complete
impl.complete("x")
