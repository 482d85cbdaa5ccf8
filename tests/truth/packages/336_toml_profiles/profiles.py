import os
import tomllib
from pathlib import Path

PATH = Path(__file__).parent / "profiles.toml"


def current():
    with PATH.open("rb") as file:
        profiles = tomllib.load(file)
    return profiles[os.environ.get("APP_PROFILE", "default")]
