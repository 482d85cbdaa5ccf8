from corp.policy.models import latest

DEFAULT = latest("opus")
