"""What can stand in an address: a number or text that no row can have is not found, and reaches no database."""

from flask import Flask
from werkzeug.routing import IntegerConverter, UnicodeConverter, ValidationError

LARGEST_NUMBER = 2**31 - 1  # of a row, on every database


def row_number(text: str) -> int:
    """A number that a row can have; raises ValueError for any other text."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= 10 else -1
    if not 0 <= number <= LARGEST_NUMBER:
        raise ValueError(text[:10])
    return number


class RowNumber(IntegerConverter):
    """`<int:…>`: a number that a row can have."""

    regex = r"\d{1,10}"

    def to_python(self, value: str) -> int:
        try:
            return row_number(value)
        except ValueError:
            raise ValidationError from None


class Word(UnicodeConverter):
    """`<…>`: text without NUL, which PostgreSQL refuses to compare."""

    def to_python(self, value: str) -> str:
        if "\0" in value:
            raise ValidationError
        return value


def init_converters(app: Flask) -> None:
    """Must come before the first route is added."""
    app.url_map.converters.update(int=RowNumber, default=Word)
