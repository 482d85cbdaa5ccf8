from unittest.mock import MagicMock


def fake_client():
    client = MagicMock(name="anthropic")
    client.messages.create.return_value = "ok"
    return client
