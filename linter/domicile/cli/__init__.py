"""The command line. Only click is imported at start-up; a command brings what it needs."""


def main() -> None:
    """Run `domicile` with the process's arguments; ends the process with the exit status."""
    from domicile.cli.application import application
    from domicile.garbage import look_for_none

    look_for_none()
    application(prog_name="domicile")
