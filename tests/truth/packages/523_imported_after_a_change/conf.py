class Settings:
    model = "claude-opus-4-7"
CFG = {"geo": "us"}
settings = Settings()
