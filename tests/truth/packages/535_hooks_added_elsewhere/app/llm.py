import anthropic

from app.http import session

client = anthropic.Anthropic(http_client=session)
