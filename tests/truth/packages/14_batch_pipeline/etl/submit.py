import anthropic

from .entries import entry_for

client = anthropic.Anthropic()


def submit_all(documents):
    requests = []
    for key, text in documents.items():
        requests.append(entry_for(key, text))
    return client.messages.batches.create(requests=requests)
