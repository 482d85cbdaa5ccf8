from . import models, prompts


def classify(store, texts):
    for text in texts:
        store.add(
            {
                "model": models.CHEAP,
                "max_tokens": 5,
                "messages": prompts.user("Classify: " + text),
            },
            prefix="classify",
        )


def rewrite(store, text):
    params = models.params("best")
    params["messages"] = prompts.user(text)
    return store.add(params, "rewrite")


def moderate(store, texts):
    base = {**models.params("safe"), "max_tokens": 1}
    for text in texts:
        store.add(dict(base, messages=prompts.user(text)))
