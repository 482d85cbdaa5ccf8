from abc import ABC, abstractmethod


class Request:
    def __init__(self, client, model, options):
        self.client = client
        self.model = model
        self.options = options


class Vendor(ABC):
    @abstractmethod
    def endpoint(self, client):
        """The function that sends a request."""

    @abstractmethod
    def payload(self, request):
        """What that function takes."""

    def answer(self, request):
        endpoint = self.endpoint(request.client)
        payload = self.payload(request)
        return endpoint(**payload)
