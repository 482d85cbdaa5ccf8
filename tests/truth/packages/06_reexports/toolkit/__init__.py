from .inner import *
from .inner import names as names
