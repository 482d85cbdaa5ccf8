from .backend import MODEL, connect


def use():
    connect().messages.create(  # truth: open-platform open-region open-model
        model=MODEL, max_tokens=16, messages=[{"role": "user", "content": "x"}]
    )
