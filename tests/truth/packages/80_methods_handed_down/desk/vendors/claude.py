try:
    from anthropic import Anthropic

    from desk.vendors.base import ChatVendor

    class ClaudeVendor(ChatVendor):
        def endpoint(self, client: Anthropic):
            return client.messages.create

        def payload(self, request):
            payload = super().payload(request)
            payload["max_tokens"] = 64
            return payload
except ImportError:
    ClaudeVendor = None
