from acme.claude._client import CLIENT
from acme.claude.defaults import request


def reply(text):
    return CLIENT.messages.create(**request(text))
