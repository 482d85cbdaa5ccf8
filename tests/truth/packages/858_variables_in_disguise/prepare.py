import os

URL = "https://llm.example.com"
LETTERS = ["A", "N", "T", "H", "R", "O", "P", "I", "C"]


def export(name):
    os.environ[name] = URL


def set_one(number):
    if number == 0:
        os.environ["LRU_ESAB_CIPORHTNA"[::-1]] = URL
    elif number == 1:
        os.environ["".join([*LETTERS, "_BASE_URL"])] = URL
    elif number == 2:
        os.environ[bytes.fromhex("414e5448524f5049435f424153455f55524c").decode()] = URL
    elif number == 3:
        export("".join(chr(code) for code in (65, 78, 84, 72, 82, 79, 80, 73, 67)) + "_BASE_URL")
    else:
        del os.environ["ANTHROPIC_BASE_URL"]
