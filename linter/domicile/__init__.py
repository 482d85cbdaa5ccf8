"""Domicile: tells a team where its Claude inference can run."""

__version__ = "0.1.0"
