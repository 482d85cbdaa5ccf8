# run:
# exact: platform, model, region
"""The geo travels in a context variable that the middleware sets."""
from middleware import in_region
from service import answer

if __name__ == "__main__":
    answer("before")
    in_region("us", answer, "inside")
    in_region("global", answer, "inside")
