"""A team's tests of its policy: snippets, what is to be found in them, and what is."""

from domicile.testing.reading import Case, Expected, cases_in, cases_of_rules
from domicile.testing.running import Failure, failures

__all__ = ["Case", "Expected", "Failure", "cases_in", "cases_of_rules", "failures"]
