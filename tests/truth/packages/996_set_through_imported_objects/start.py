from again import jobs
from settings import Table, chat


def start():
    chat.use("claude-opus-4-8")
    jobs.use("claude-opus-4-7")
    Table.put("fast", "claude-sonnet-4-6")
