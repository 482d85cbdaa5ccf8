from llm import answer


def start():
    answer("ticket 3")
