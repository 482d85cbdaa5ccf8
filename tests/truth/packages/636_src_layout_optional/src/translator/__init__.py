from ._compat import HAS_BEDROCK
from ._core import Translator

__all__ = ["HAS_BEDROCK", "Translator"]
__version__ = "0.3"
