"""What is sent, from what is kept."""

import store

MODEL = store.MODEL


def prefer(model: str) -> None:
    store.MODEL = model
