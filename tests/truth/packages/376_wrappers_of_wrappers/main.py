# run:
# exact: platform, region
"""Three layers of wrappers and callers in several modules."""
from apps import mail, search, voice

mail.triage("m")
search.expand("q")
voice.transcribe("v")
