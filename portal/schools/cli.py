"""Commands about schools."""

from flask.cli import AppGroup

schools = AppGroup("schools", help="The school directory.")
