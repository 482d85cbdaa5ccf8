from desk.vendor import Vendor


class ChatVendor(Vendor):
    def payload(self, request):
        turns = [{"role": "user", "content": "How do I reset my password?"}]
        return {**request.options, "model": request.model, "messages": turns}
