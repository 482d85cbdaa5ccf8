# run:
# exact: platform, region, geo
"""Optional accelerators, imports for type checkers only, and strings as annotations."""
from service import Service
from wiring import wire

if __name__ == "__main__":
    wire(Service).ask("hello")
