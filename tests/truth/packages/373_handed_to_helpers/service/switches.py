class Switches:
    def __init__(self):
        self.geo = "global"
        self.history = []

    def on(self, geo):
        self.history.append(self.geo)
        self.geo = geo


CURRENT = Switches()
