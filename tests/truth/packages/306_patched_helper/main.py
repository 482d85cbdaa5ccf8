# run:
# exact: platform, region
"""A helper is replaced by another module before anything is sent."""
import patches
from worker import work

if __name__ == "__main__":
    patches.install()
    work("task")
