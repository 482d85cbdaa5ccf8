class Settings:
    _one = None

    def __init__(self):
        self.geo = "us"
        self.model = "claude-opus-4-7"

    def use(self, geo):
        self.geo = geo

    def downgrade(self):
        self.choose("claude-sonnet-4-6")

    def choose(self, model):
        self.model = model

    @classmethod
    def get(cls):
        if cls._one is None:
            cls._one = cls()
        return cls._one


class App:
    def __init__(self):
        self.settings = Settings()


app = App()
