"""The application for any other WSGI server, and for the `flask` command: `granian --interface wsgi wsgi:app`."""

from portal.start import NEVER_AGAIN, is_command, open_app, told_plainly

with told_plainly(NEVER_AGAIN):
    app = open_app(needs_database=is_command())
