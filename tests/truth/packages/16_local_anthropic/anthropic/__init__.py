"""Principles about humans, in the philosophical sense."""


class Messages:
    def create(self, **values):
        return values


class Anthropic:
    def __init__(self):
        self.messages = Messages()
