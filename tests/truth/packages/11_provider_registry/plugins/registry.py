PROVIDERS: dict[str, type] = {}


def register(name: str):
    def add(cls: type) -> type:
        PROVIDERS[name] = cls
        return cls

    return add
