from desk.vendors.base import ChatVendor


class EchoVendor(ChatVendor):
    def endpoint(self, client):
        return dict
