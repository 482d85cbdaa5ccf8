class Settings:
    def __init__(self):
        self.geo = "us"

    def use(self, geo):
        self.geo = geo


_settings = Settings()


def current():
    return _settings
