MODEL = "claude-haiku-4-5"
REGION = "us-east-1"
