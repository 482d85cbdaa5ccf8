class Settings:
    model = "claude-haiku-4-5"

    def use(self, model):
        self.model = model


class Table:
    models = {"fast": "claude-haiku-4-5"}

    @classmethod
    def put(cls, name, model):
        cls.models[name] = model


chat = Settings()
batch = Settings()
