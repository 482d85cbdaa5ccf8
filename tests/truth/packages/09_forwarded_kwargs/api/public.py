from .middle import send


def chat(text, **options):
    return send([{"role": "user", "content": text}], **options)


def quick(text, **options):
    options.setdefault("model", "claude-haiku-5-5")
    return chat(text, **options)
