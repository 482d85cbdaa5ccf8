from .steps import STEPS


def _run(text):
    for step in STEPS:
        text = step(text=text).content[0].text
    return text
