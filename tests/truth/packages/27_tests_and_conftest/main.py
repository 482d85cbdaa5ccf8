# exact: platform, model, geo, region
"""A package with its tests beside it: fixtures and fakes are no calls, the package's are."""

import unittest

from product.answer import answer

answer("x")
unittest.main(module="tests.test_answer", exit=False, verbosity=0, argv=["x"])
