"""Templates translate into the language of the page; values are escaped in pages and stand as they are in mails."""

from flask import Flask
from flask_babel import force_locale
from jinja2 import Template

PAGE = (
    "{{ _('Gallery') }} · {{ pgettext('menu', 'Projects') }} · {{ pgettext('student', 'Hello %(name)s', name=name) }} · "
    "{{ ngettext('%(num)d page', '%(num)d pages', n) }}"
)


def said(template: Template, language: str, n: int) -> str:
    with force_locale(language):
        return template.render(name="<Anna>", n=n)


def test_the_same_template_is_translated_into_every_language(app: Flask) -> None:
    page = app.jinja_env.from_string(PAGE)
    assert said(page, "de", 2) == "Galerie · Projekte · Hallo &lt;Anna&gt; · 2 Seiten"
    assert said(page, "pl", 2) == "Galeria · Projekty · Dzień dobry, &lt;Anna&gt; · 2 strony"
    assert said(page, "pl", 5) == "Galeria · Projekty · Dzień dobry, &lt;Anna&gt; · 5 stron"
    assert said(page, "de", 1) == "Galerie · Projekte · Hallo &lt;Anna&gt; · 1 Seite"


def test_an_email_is_plain_text(app: Flask) -> None:
    email = "{% autoescape false %}" + PAGE + "{% endautoescape %}"
    assert "Hallo <Anna>" in said(app.jinja_env.from_string(email), "de", 1)


def test_a_percent_sign_is_written_twice(app: Flask) -> None:
    page = app.jinja_env.from_string("{{ _('100 %% of %(name)s', name=n) }}, {{ _('100 %%') }}")
    assert said(page, "de", 3) == "100 % of 3, 100 %"


def test_a_counted_message_with_a_context_escapes_its_values(app: Flask) -> None:
    page = app.jinja_env.from_string(
        "{{ npgettext('menu', '%(num)d by %(name)s', '%(num)d all by %(name)s', n, name=name) }}"
    )
    assert [said(page, "en", n) for n in (1, 2)] == ["1 by &lt;Anna&gt;", "2 all by &lt;Anna&gt;"]
