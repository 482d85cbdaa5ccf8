"""Models and the geography they run in."""

import os

FAST_MODEL = "claude-haiku-4-5"
SMART_MODEL = "claude-opus-4-7"
REPORT_MODEL = os.environ.get("HELPDESK_REPORT_MODEL", "claude-sonnet-4-6")

GEO = "us"
