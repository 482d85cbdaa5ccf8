# exact: model, geo, region, platform
"""try/except imports with a fallback module, a lazy module attribute, TYPE_CHECKING names."""

from compat.use import use

use()
