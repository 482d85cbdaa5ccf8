class Container:
    def __init__(self):
        self._providers = {}

    def bind(self, name, provider):
        self._providers[name] = provider

    def get(self, name):
        return self._providers[name]()


container = Container()
container.bind("geo", lambda: None)
container.bind("model", lambda: "claude-haiku-4-5")
