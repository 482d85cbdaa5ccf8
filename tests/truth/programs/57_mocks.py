"""Unit tests of one's own code: patched clients, autospecs, fakes that record."""

import unittest
from unittest import mock

import anthropic


class Fake:
    def __init__(self) -> None:
        self.calls: list[dict] = []

    @property
    def messages(self) -> "Fake":
        return self

    def create(self, **kwargs: object) -> str:
        self.calls.append(kwargs)
        return "ok"


class AskTest(unittest.TestCase):
    def test_fake(self) -> None:
        fake = Fake()
        fake.messages.create(model="claude-opus-4-7", inference_geo="moon", max_tokens=1)
        self.assertEqual(fake.calls[0]["inference_geo"], "moon")

    def test_mock(self) -> None:
        client = mock.create_autospec(anthropic.Anthropic, instance=True)
        client.messages = mock.Mock()
        client.messages.create(model="claude-2.1", inference_geo="us")
        client.messages.create.assert_called_once_with(model="claude-2.1", inference_geo="us")


if __name__ == "__main__":
    unittest.main(exit=False, verbosity=0)
