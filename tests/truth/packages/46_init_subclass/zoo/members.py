from .base import Animal


class Haiku(Animal, name="haiku", model="claude-haiku-5-5"):
    pass


class Opus(Animal, name="opus", model="claude-opus-5"):
    pass
