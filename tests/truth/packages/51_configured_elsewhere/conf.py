MODEL = "claude-opus-5"


def configure(model):
    global MODEL
    MODEL = model
