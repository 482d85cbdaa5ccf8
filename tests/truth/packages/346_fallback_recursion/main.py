# run:
# exact: platform, region
"""A list of models is tried one after the other, by recursion."""
from resilient import ask
from resilient.models import CHAIN

ask("hello")
ask("hello", CHAIN[1:], geo=None)
