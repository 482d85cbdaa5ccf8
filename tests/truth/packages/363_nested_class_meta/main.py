# run: A
# run: B
# exact: platform, region
"""Django-like Meta classes inside of classes carry the options."""
import sys
from forms import A, B

{"A": A, "B": B}[sys.argv[1]]().run("x")
