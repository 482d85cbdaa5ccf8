import sys
import types

import settings

sys.modules["legacy.settings"] = settings
package = types.ModuleType("legacy")
package.settings = settings
sys.modules.setdefault("legacy", package)


def install():
    import core

    sys.modules["shortened"] = core
