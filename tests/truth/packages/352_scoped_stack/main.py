# run:
# exact: platform, region, model
"""A context manager of another module pushes what holds inside of it."""
from residency import within
from talking import talk

talk("outside")
with within("us"):
    talk("inside")
    with within("global"):
        talk("deep inside")
