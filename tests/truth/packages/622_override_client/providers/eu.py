from .bedrock import BedrockProvider


class EUProvider(BedrockProvider):
    region = "eu-central-1"

    def customize(self, body):
        body = super().customize(body)
        body["model"] = body["model"].replace("us.", "eu.", 1)
        return body
