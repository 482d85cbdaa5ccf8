import os

OWNER = "anthropic"


def variable(name):
    return "_".join(["ANTHROPIC", name])


def put(where, url):
    where[variable("BASE_URL")] = url


def point(part, url):
    os.environ |= {f"ANTHROPIC_{part.upper()}_URL": url}


class Holder:
    def __init__(self, variables):
        self.variables = variables

    def point(self, url):
        self.variables["ANTHROPIC_" + "BASE_URL"] = url
