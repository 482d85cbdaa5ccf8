# run:
# exact: platform, region
"""main() hands the shared objects to helpers that change them, and then sends."""
from hardening import harden, lock, register, switch
from service import CONFIG, OPTIONS, TABLE, ask, switches


def main():
    ask()
    harden(CONFIG)
    register(TABLE)
    lock(OPTIONS)
    switch(switches.CURRENT)
    switches.CURRENT.history.clear()
    ask()


if __name__ == "__main__":
    main()
