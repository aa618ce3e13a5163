"""What an installation is before the application opens it: new, in use, or the demo; and how its database stands."""
