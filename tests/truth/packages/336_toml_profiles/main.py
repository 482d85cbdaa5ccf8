# run:
# run: APP_PROFILE=eu
# exact: platform, region
"""Profiles in a TOML file, one chosen by the environment."""
from profiles import current
from writer import Writer

if __name__ == "__main__":
    Writer.from_profile(current()).write("a poem")
