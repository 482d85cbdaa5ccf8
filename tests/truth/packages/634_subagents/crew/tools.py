from .helpers import Researcher, Writer

HELPERS = {"research": Researcher, "write": Writer}


def run_tool(name, arguments):
    return HELPERS[name]().run(arguments.get("q", ""))


def run_everything(q):
    return [helper().run(q) for helper in HELPERS.values()]
