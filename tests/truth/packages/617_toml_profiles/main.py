# run: --profile default
# run: --profile research
# run: --profile eu
# exact: platform, region
import argparse

from labtool.assistant import Assistant
from labtool.profiles import load_profile

parser = argparse.ArgumentParser()
parser.add_argument("--profile", default="default")
args = parser.parse_args()
Assistant(load_profile(args.profile)).explain("entropy")
