# exact: platform, region, model, geo, pair
"""What one element is says nothing of the next, and a row from a table keeps its values together."""
import sys

import anthropic

client = anthropic.Anthropic()
GEO_BY_LANGUAGE = {"en": "us"}
MODELS = {"en": "claude-sonnet-4-6"}
OTHER = "claude-opus-4-7"


def geo_of(row):
    return "us" if row["language"] == "en" else None


def compare(rows):
    geos = [geo_of(row) for row in rows]
    options = {"inference_geo": geos[1]} if geos[1] else {}
    client.messages.create(
        model="claude-opus-4-7" if geos[0] == "us" else "claude-haiku-4-5",
        max_tokens=5,
        messages=[],
        **options,
    )


def rows():
    for number in range(4):
        yield {"language": "de" if number % 2 else "en"}


def one(row):
    model = MODELS.get(row["language"], OTHER)
    params = {"model": model, "max_tokens": 5, "messages": []}
    if model == OTHER:
        params["inference_geo"] = "us"
    client.messages.create(**params)


def attempt(languages):
    try:
        compare([{"language": each} for each in languages])
    except anthropic.BadRequestError as error:
        print("refused", error)


attempt(["en", "en"])
attempt(["en", "de"])
attempt(["de", "en"])
attempt(["de", "de"])
for row in rows():
    one(row)
