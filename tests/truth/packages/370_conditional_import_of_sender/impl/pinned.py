from impl import plain


def complete(text):
    return plain.complete(text, inference_geo="us", model="claude-opus-4-7")
