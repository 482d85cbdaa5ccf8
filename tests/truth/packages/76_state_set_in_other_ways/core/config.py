MODEL = "claude-haiku-4-5"
GEO = None


class Settings:
    model = "claude-sonnet-4-6"
    geo = None


settings = Settings()
