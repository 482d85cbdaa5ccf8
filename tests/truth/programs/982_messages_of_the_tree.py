# run:
"""A class of the program that is named like one of the SDK's is not that one."""

import anthropic


class Messages:
    def __init__(self, rows):
        self.rows = rows

    def create(self, **row):
        self.rows.append(row)
        return row


class Chat:
    def __init__(self):
        self.messages = Messages([])


def save(chat: Chat, text):
    return chat.messages.create(model="claude-opus-4-6", messages=[text], max_tokens=3)


def keep(messages: Messages):
    messages.create(model="claude-opus-4-6", messages=[], max_tokens=4)


print(anthropic.__version__)
save(Chat(), "x")
keep(Messages([]))
Messages([]).create(model="claude-opus-4-6", messages=[], max_tokens=4)
