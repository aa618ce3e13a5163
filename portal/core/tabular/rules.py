"""Why a published list can't be read, or one of its rows, as codes."""

from enum import StrEnum


class Damage(StrEnum):
    """Why a row can't be cut into cells."""

    CELLS = "cells"  # more or fewer cells than columns
    QUOTES = "quotes"  # a quotation mark is never closed, or one too many


class Unreadable(StrEnum):
    """Why a whole file is refused."""

    NOT_FOUND = "not_found"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    BINARY = "binary"
    NUL = "nul"
    ENCODING = "encoding"
    WORKBOOK = "workbook"
    JSON = "json"
    CALENDAR = "calendar"
    UNKNOWN_FORMAT = "unknown_format"
    TOO_MANY_FLAWS = "too_many_flaws"
