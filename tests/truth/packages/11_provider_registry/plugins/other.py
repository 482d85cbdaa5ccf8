from .registry import register


@register("openai")
class Other:
    class chat:  # noqa: N801
        @staticmethod
        def create(**kwargs):
            return kwargs

    def answer(self, text):
        return self.chat.create(model="gpt-x", inference_geo="us", messages=[text])
