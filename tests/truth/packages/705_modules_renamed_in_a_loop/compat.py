import importlib
import sys

for old, new in {"old_settings": "settings"}.items():
    sys.modules[old] = importlib.import_module(new)
