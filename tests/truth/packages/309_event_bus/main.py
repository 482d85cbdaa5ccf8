# run:
# exact: platform, region
"""Listeners change a payload that is emitted before it is sent."""
import listeners.audit
import listeners.residency  # noqa: F401
from sender import send

if __name__ == "__main__":
    send("hello")
