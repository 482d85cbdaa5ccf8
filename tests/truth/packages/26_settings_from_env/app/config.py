import os


class Config:
    MODEL = os.environ.get("APP_MODEL", "claude-sonnet-5")
    GEO = os.getenv("APP_GEO")
    PROVIDER = "anthropic"
