class Register:
    def __init__(self):
        self.options = {"model": "claude-opus-4-7"}

    def add(self, **options):
        self.options.update(options)


register = Register()
