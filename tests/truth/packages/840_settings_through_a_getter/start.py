import settings


def start():
    settings.current().use("global")
