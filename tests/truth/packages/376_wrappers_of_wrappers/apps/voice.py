from core.ask import ask_pinned as pinned


def transcribe(text):
    pinned(text)
    return pinned(text, geo="global", model="claude-opus-4-6", stop_sequences=["."])
