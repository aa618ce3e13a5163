"""The application for any other WSGI server: `granian --interface wsgi wsgi:app`."""

from portal.app import create_app

app = create_app()
