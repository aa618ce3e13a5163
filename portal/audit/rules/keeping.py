"""How long the record is kept."""

DAYS = 365
LEAST_DAYS = 30  # younger entries the database itself refuses to delete
