# run:
# exact: platform, region
"""Requests are pydantic models that are dumped into the call."""
from schema.requests import ChatRequest, PinnedRequest
from svc import handle

handle(ChatRequest(text="a"))
handle(ChatRequest(text="b", model="claude-haiku-4-5"))
handle(PinnedRequest(text="c"))
