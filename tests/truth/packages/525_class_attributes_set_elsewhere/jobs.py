from anthropic import Anthropic
from models import Spec
class Job(Spec):
    request = {"model": Spec.model, "inference_geo": Spec.geo}
    own = Spec.geo
def run():
    j = Job()
    Anthropic().messages.create(max_tokens=1, messages=[], **j.request)
    Anthropic().messages.create(model=j.model, inference_geo=j.geo, max_tokens=1, messages=[])
    Anthropic().messages.create(model=j.model, inference_geo=j.own, max_tokens=1, messages=[])
