import config

PROFILES = {
    "eu": {"GEO": "global", "MODEL": "claude-sonnet-4-6"},
    "us": {"GEO": "us", "MODEL": "claude-opus-4-7"},
}


def apply(name: str) -> None:
    for key, value in PROFILES.get(name, {}).items():
        setattr(config, key, value)
