# exact: platform, model, geo, region
"""An HTTP client of one's own that changes no request; one put into the place of a resource."""
import httpx2 as httpx
from anthropic import Anthropic, AnthropicBedrock, DefaultHttpxClient

ASK = {"max_tokens": 9, "messages": [{"role": "user", "content": "hi"}]}
transport = httpx.HTTPTransport(retries=2)
client = Anthropic(http_client=DefaultHttpxClient(transport=transport, timeout=30))
client.messages.create(model="claude-opus-4-7", **ASK)
heard = {"response": [lambda response: None]}
Anthropic(http_client=httpx.Client(event_hooks=heard)).messages.create(model="claude-opus-4-7", **ASK)
client.messages = AnthropicBedrock(aws_region="us-east-1").messages
client.messages.create(model="us.anthropic.claude-opus-4-7", **ASK)
