"""European Dialogue projects: registration, teachers, classes and regions taking part."""

from portal.core.feature import Feature, Schedule
from portal.projects.jobs import renew_index
from portal.projects.labels import FIELDS, FORMS, HISTORY, REFUSALS, STATUSES, STEPS, age_label, field_text, topic_label
from portal.projects.views import projects, registration
from portal.projects.views.meanwhile import last_step

FEATURE = Feature(
    package="portal.projects",
    routes=[projects.routes, registration.routes],
    schedule=Schedule(every_minute=[renew_index]),
    refusals=REFUSALS,
    meanwhile={"project_id": last_step},
    template_globals={
        "topic_label": topic_label,
        "age_label": age_label,
        "project_statuses": STATUSES,
        "project_steps": STEPS,
        "project_history": HISTORY,
        "project_forms": FORMS,
        "project_fields": FIELDS,
        "field_text": field_text,
    },
)
