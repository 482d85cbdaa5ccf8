MODEL = "claude-opus-4-7"
GEO = "us"

import service

MODEL = "claude-sonnet-4-6"
GEO = "global"
service.ask()
