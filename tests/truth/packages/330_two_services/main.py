# run: billing
# run: support
# paths: shared
# exact: platform, region, pair, model, geo
"""Two services with the same module names; each is started with its own folder first."""
import importlib
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent / "services" / sys.argv[1]))
    importlib.import_module("app").start()
