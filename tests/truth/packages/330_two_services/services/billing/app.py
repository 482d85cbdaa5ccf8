from llm import explain


def start():
    explain("invoice 7")
