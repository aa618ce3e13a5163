"""A visitor, as in the tests of the public site."""

from tests.site.conftest import visit as visit
