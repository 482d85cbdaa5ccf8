# paths: src
# run:
# run: NO_BEDROCK=1
# exact: platform, region, model, geo
import os

from translator import Translator

t = Translator.create(prefer_bedrock=not os.environ.get("NO_BEDROCK"))
t.translate("hello", "fr")
