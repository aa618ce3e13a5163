"""The limits of a class, its languages and their levels."""

from enum import StrEnum

MAX_STUDENTS = 60
MAX_NAME = 40  # characters
MAX_LANGUAGES = 6
AGES = range(5, 21)
LANGUAGES = ("de", "fr", "it", "pl", "ru", "tr", "en", "es", "pt", "nl", "la", "el", "uk", "ro", "hr", "sr", "sq", "ku",
             "ar", "fa", "zh", "ja")  # fmt: skip


CLOSED_CLASSES = "closed_classes"  # the kind of data that goes after a period


class Level(StrEnum):
    """Levels of the Common European Framework of Reference for Languages."""

    A1 = "A1"
    A2 = "A2"
    B1 = "B1"
    B2 = "B2"
    C1 = "C1"
    C2 = "C2"
