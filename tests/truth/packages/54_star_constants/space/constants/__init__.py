from .models import *  # noqa: F403
from .models import _HIDDEN as FALLBACK
from .places import GEO
