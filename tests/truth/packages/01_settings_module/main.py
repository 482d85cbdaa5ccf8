# exact: platform, model, geo, region, pair
"""Constants in settings.py, used under three import styles."""

from app import answers, drafts

answers.answer("x")
drafts.draft("y")
