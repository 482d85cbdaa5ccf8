import logging

import anthropic

logger = logging.getLogger("pipeline")


class Submitter:
    def __init__(self, store, client=None):
        self.store = store
        self.client = client if client is not None else anthropic.Anthropic()
        self.submitted = []

    def flush(self):
        requests = list(self.store.drain())
        if not requests:
            return None
        batch = self.client.messages.batches.create(requests=requests)  # truth: unreached
        self.submitted.append(batch.id)
        logger.info("submitted %d", len(requests))
        return batch
