# exact: platform, region, model, geo
import anthropic


class View:
    @classmethod
    def as_view(cls, **initkwargs):
        def view(request):
            self = cls(**initkwargs)
            return self.dispatch(request)

        return view

    def __init__(self, **kwargs):
        for key, value in kwargs.items():
            setattr(self, key, value)

    def dispatch(self, request):
        return getattr(self, request["method"].lower())(request)


class ClaudeView(View):
    model = "claude-sonnet-4-6"
    inference_geo = "us"

    def post(self, request):
        return anthropic.Anthropic().messages.create(  # truth: open-model open-geo
            model=self.model,
            max_tokens=10,
            inference_geo=self.inference_geo,
            messages=[{"role": "user", "content": request["body"]}],
        )


class OpusView(ClaudeView):
    model = "claude-opus-4-7"


urlpatterns = {
    "/ask": ClaudeView.as_view(),
    "/opus": OpusView.as_view(),
    "/global": ClaudeView.as_view(inference_geo="global"),
}
for path, view in urlpatterns.items():
    view({"method": "POST", "body": path})
