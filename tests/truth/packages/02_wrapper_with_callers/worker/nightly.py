import llm


def run():
    llm.ask("cheap and unpinned", model="claude-haiku-4-5")
    llm.ask("the default")
