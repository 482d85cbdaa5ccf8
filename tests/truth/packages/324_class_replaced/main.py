# run:
# exact: platform, region
"""The class that the sender makes is replaced in the module where it looks it up."""
import doubles
from runner import run

run("a")
doubles.install()
run("b")
