"""Classes, their students, login cards and class codes."""

from portal.classes.labels import grade_mark, level_text
from portal.classes.views import cards, classes, sign_in, students, tablets
from portal.core.feature import Feature

FEATURE = Feature(
    package="portal.classes",
    routes=[classes.routes, students.routes, cards.routes, sign_in.routes, tablets.routes],
    template_globals={"grade_mark": grade_mark, "level_text": level_text},
)
