# run: base
# run: research
# run: legal
# exact: platform, region
"""Subclasses change the parameters that their base class builds once."""
import sys

from desk import legal, research
from desk.base import Desk

KINDS = {"base": Desk, "research": research.ResearchDesk, "legal": legal.LegalDesk}

if __name__ == "__main__":
    KINDS[sys.argv[1]]().work("case")
