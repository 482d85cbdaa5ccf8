import anthropic


class Bot:
    geo = "global"
    model = "claude-sonnet-4-6"
    _all = {}

    def __init_subclass__(cls, *, name, geo=None, **kw):
        super().__init_subclass__(**kw)
        if geo:
            cls.geo = geo
        Bot._all[name] = cls

    @classmethod
    def named(cls, name):
        return cls._all[name]

    def say(self, text):
        return anthropic.Anthropic().messages.create(
            model=self.model, inference_geo=self.geo, max_tokens=2, messages=[{"role": "user", "content": text}]
        )
