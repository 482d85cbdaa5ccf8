import settings
from settings import Settings, app


def switch():
    app.settings.use("global")


def reset():
    Settings.get().choose("claude-haiku-4-5")


class Admin:
    def change(self):
        settings.app.settings.downgrade()
