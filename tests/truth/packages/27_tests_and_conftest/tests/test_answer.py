import unittest

from product.answer import answer
from tests.conftest import fake_client


class AnswerTest(unittest.TestCase):
    def test_pins(self):
        client = fake_client()
        self.assertEqual(answer("x", client), "ok")
        self.assertEqual(client.messages.create.call_args.kwargs["inference_geo"], "us")
