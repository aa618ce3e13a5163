"""What teachers do with their schools and classes themselves: join, leave, hand over, invite, next school year."""

from portal.core.feature import Feature
from portal.teaching.labels import REFUSALS
from portal.teaching.views import classes, schools

FEATURE = Feature(
    package="portal.teaching",
    routes=[schools.routes, classes.routes],
    refusals=REFUSALS,
)
