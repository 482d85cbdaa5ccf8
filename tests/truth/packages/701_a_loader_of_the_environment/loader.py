import os
from pathlib import Path


def load(path, override=False):
    if not Path(path).exists():
        return
    for line in Path(path).read_text().splitlines():
        key, _, value = line.partition("=")
        if override or key not in os.environ:
            os.environ[key] = value


def name_keys(keys):
    for provider, key in keys.items():
        os.environ[f"{provider.upper()}_API_KEY_TWO"] = key
