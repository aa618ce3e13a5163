"""Every route × every visitor: one table to review. A new route that is not in it fails the suite."""

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask, url_for
from flask.testing import FlaskClient
from sqlalchemy import Connection, select
from werkzeug.test import TestResponse
from werkzeug.wrappers import Response

from portal.accounts.actions.sessions import begin
from portal.accounts.models import DaysAway, EmailChange, Passkey, Person
from portal.accounts.queries.links import Purpose, change_link, link
from portal.accounts.queries.notices import unsubscribe_link
from portal.accounts.queries.sessions import find_session
from portal.accounts.rules.notices import Topic
from portal.accounts.views.session import COOKIE_KEY
from portal.agenda.actions.items import remove
from portal.agenda.actions.sharing import agenda_of, open_calendar, open_to_parents, publish
from portal.agenda.queries.addresses import calendar_token, find_address, parents_token
from portal.awards.rules.codes import RoundStep
from portal.classes.models import SchoolClass, Student
from portal.classes.queries import card_code, link_code
from portal.classes.rules.codes import card_hash
from portal.complaints.actions.reporting import Told, report
from portal.complaints.actions.steps import take_step as take_case_step
from portal.complaints.queries.answers import code_of
from portal.complaints.queries.items import Item, get_item
from portal.complaints.rules.codes import Category, Kind, Step
from portal.contributions.actions.authors import invite
from portal.contributions.actions.contacts import count_contacts
from portal.contributions.models import Contribution, Medium, OpinionRequest, Version
from portal.contributions.queries.contacts import findings
from portal.core.clock import now, today
from portal.core.db import db
from portal.core.jobs.queue import HEARTBEAT, the_jobs
from portal.core.mail.models import Email
from portal.core.refusal import existing
from portal.core.sending.models import KeptText
from portal.core.storage.streaming import the_store
from portal.core.web.access import Role, mark_of
from portal.documents.actions import load_facts as load_documents
from portal.documents.models import RequiredDocument
from portal.events.rules.codes import ApplicationStatus
from portal.exhibitions.models import Exhibit, Exhibition
from portal.funding.models import ProgrammeVersion
from portal.holidays.models import Holiday
from portal.hosting.queries.answers import code_of as sheet_code
from portal.imports.models import ListImport
from portal.juries.actions.closing import close as close_jury
from portal.legal.models import BarrierReport, LegalVersion
from portal.matching.actions.saved_searches import save
from portal.matching.actions.searches import open_search
from portal.matching.models import PartnerSearch
from portal.matching.rules.criteria import DEFAULT_WEIGHTS
from portal.matching.rules.filters import Filters
from portal.matching.rules.searches import Status as SearchStatus
from portal.moderation.models import ReasonText, ReviewNote
from portal.news.models import NewsItem
from portal.offline.models import Copy
from portal.partnering.models import Entry, PartnerRequest, Report
from portal.partnering.rules import pair_key
from portal.projects.actions.changes import want
from portal.projects.rules import Status as ProjectStatus
from portal.rights.actions.requests import ask_for_correction
from portal.rounds.actions.rounds import open_round
from portal.rounds.models import Proposal, RoundPair, Run, Side
from portal.rounds.rules import Description as RoundDescription
from portal.scheduling.actions.proposals import request_proposal
from portal.schools.models import Membership, School
from portal.schools.queries.memberships import token_for
from portal.visits.rules.codes import Status as VisitStatus
from tests.agenda.items import item_of
from tests.builders import awards, events, juries, programmes
from tests.builders.hosting import take_part
from tests.builders.partner_searches import description
from tests.builders.visits import visit_of
from tests.cast import Cast
from tests.databases import forget_everything, one_transaction, rolled_back

NEWS: dict[str, Callable[[], dict[str, Any]]] = {
    "news": lambda: {"first_day": today()},
    "news coming": lambda: {"first_day": today() + timedelta(days=1)},
    "news removed": lambda: {"first_day": today(), "removed_at": now()},
}
VISITORS = ("visitor", "anna", "ben", "filiz", "carla", "emil", "dana", "gero", "ada")
# Columns as in VISITORS. "in": sent to sign in. 404: not theirs, so not there. 409: there, but not their step.
ROUTES = """
GET  static                           hessen                                 | 200 200 200 200 200 200 200 200 200
GET  healthz                          -                                      | 200 200 200 200 200 200 200 200 200
GET  readyz                           -                                      | 200 200 200 200 200 200 200 200 200
GET  metrics                          -                                      | 200 200 200 200 200 200 200 200 200
GET  site.robots                      -                                      | 200 200 200 200 200 200 200 200 200
GET  site.site_map                    -                                      | 200 200 200 200 200 200 200 200 200
GET  legal.show                       imprint                                | 200 200 200 200 200 200 200 200 200
GET  legal.show_region                imprint of hessen                      | 200 200 200 200 200 200 200 200 200
GET  legal.show_version               imprint                                | 200 200 200 200 200 200 200 200 200
GET  legal.accept                     -                                      |  in 403 403 403 303 303 303 303 403
POST legal.accept                     -                                      |  in 403 403 403 303 303 303 303 403
GET  legal.report_barrier             -                                      | 200 200 200 200 200 200 200 200 200
POST legal.report_barrier             -                                      | 422 422 422 422 422 422 422 422 422
GET  legal.barriers                   -                                      |  in 403 403 403 403 403 403 403 200
POST legal.settle_barrier             barrier                                |  in 403 403 403 403 403 403 403 303
GET  legal.administer                 -                                      |  in 403 403 403 403 403 403 403 200
GET  legal.tell                       -                                      |  in 403 403 403 403 403 403 403 200
POST legal.tell                       -                                      |  in 403 403 403 403 403 403 403 303
GET  legal.edit                       imprint                                |  in 403 403 403 403 403 403 403 200
POST legal.edit                       imprint                                |  in 403 403 403 403 403 403 403 200
POST legal.withdraw                   imprint                                |  in 403 403 403 403 403 403 403 303
POST legal.publish_drafts             imprint                                |  in 403 403 403 403 403 403 403 303
GET  site.site_map_part               hessen                                 | 200 200 200 200 200 200 200 200 200
GET  site.without_language            -                                      | 302 302 302 302 302 302 302 302 302
GET  site.home                        -                                      | 200 200 200 200 200 200 200 200 200
GET  site.gallery                     -                                      | 200 200 200 200 200 200 200 200 200
GET  site.projects                    -                                      | 200 200 200 200 200 200 200 200 200
GET  site.regions                     -                                      | 200 200 200 200 200 200 200 200 200
GET  site.region                      hessen                                 | 200 200 200 200 200 200 200 200 200
GET  news.of_region                   hessen                                 | 200 200 200 200 200 200 200 200 200
GET  news.show                        news                                   | 200 200 200 200 200 200 200 200 200
GET  news.show                        news coming                            | 404 404 404 404 404 404 404 404 404
GET  news.picture                     news                                   | 404 404 404 404 404 404 404 404 404
GET  exhibitions.index                -                                      |  in 403 403 403 200 200 200 200 403
POST exhibitions.index                -                                      |  in 403 403 403 422 422 422 422 403
GET  exhibitions.edit                 exhibition                             |  in 403 403 403 404 404 200 404 403
POST exhibitions.edit                 exhibition                             |  in 403 403 403 404 404 422 404 403
POST exhibitions.add                  exhibition                             |  in 403 403 403 404 404 303 404 403
POST exhibitions.add_from_event       exhibition                             |  in 403 403 403 403 403 303 404 403
POST exhibitions.move                 exhibition                             |  in 403 403 403 404 404 303 404 403
POST exhibitions.publish              exhibition                             |  in 403 403 403 404 404 409 404 403
POST exhibitions.hide                 exhibition                             |  in 403 403 403 404 404 303 404 403
POST exhibitions.withhold             exhibition                             |  in 403 403 403 403 403 404 404 403
POST exhibitions.withhold             exhibition of carla                    |  in 403 403 403 403 403 303 404 403
POST exhibitions.release              exhibition of carla                    |  in 403 403 403 403 403 303 404 403
POST exhibitions.delete               exhibition                             |  in 403 403 403 404 404 303 404 403
GET  exhibitions.show                 exhibition                             | 404 404 404 404 404 404 200 404 404
GET  exhibitions.show                 exhibition of carla                    | 200 200 200 200 200 200 200 200 200
GET  exhibitions.edit                 exhibition of carla                    |  in 403 403 403 200 404 404 404 403
GET  exhibitions.now                  exhibition                             | 404 404 404 404 404 404 200 404 404
GET  exhibitions.now                  exhibition of carla                    | 200 200 200 200 200 200 200 200 200
POST exhibitions.download             exhibition                             |  in 403 403 403 404 404 404 404 403
GET  exhibitions.labels               exhibition                             |  in 403 403 403 404 404 404 404 403
POST offline.archive_project          project accepted                       |  in 403 403 403 200 404 200 404 403
POST offline.archive_project          project draft                          |  in 403 403 403 404 404 404 404 403
GET  offline.copies                   -                                      |  in 403 403 403 200 200 200 200 403
POST offline.removed                  copy of dana                           |  in 403 403 403 404 404 303 404 403
GET  news.index                       -                                      |  in 403 403 403 403 403 200 200 200
GET  news.new                         -                                      |  in 403 403 403 403 403 200 200 200
POST news.new                         -                                      |  in 403 403 403 403 403 422 422 422
GET  news.edit                        news                                   |  in 403 403 403 403 403 200 404 200
POST news.edit                        news                                   |  in 403 403 403 403 403 422 404 422
GET  news.own_picture                 news                                   |  in 403 403 403 403 403 404 404 404
GET  documents.checklist               visit planned                          |  in 403 403 403 200 200 200 200 403
POST documents.mark                    visit document                         |  in 403 403 403 303 404 404 404 403
GET  documents.participants            visit planned                          |  in 403 403 403 200 200 404 404 403
GET  documents.badges                  visit planned                          |  in 403 403 403 200 200 404 404 403
GET  documents.emergency_sheets        visit planned                          |  in 403 403 403 200 200 404 404 403
GET  documents.certificates            visit planned                          |  in 403 403 403 200 200 404 404 403
GET  documents.index                   -                                      |  in 403 403 403 403 403 403 403 200
GET  documents.new                     -                                      |  in 403 403 403 403 403 403 403 200
POST documents.new                     -                                      |  in 403 403 403 403 403 403 403 422
GET  documents.edit                    visit document                         |  in 403 403 403 403 403 403 403 200
POST documents.edit                    visit document                         |  in 403 403 403 403 403 403 403 422
POST news.remove                      news                                   |  in 403 403 403 403 403 303 404 303
POST news.restore                     news removed                           |  in 403 403 403 403 403 303 404 303
GET  twinnings.index                  -                                      | 200 200 200 200 200 200 200 200 200
GET  twinnings.show                   twinning                               | 200 200 200 200 200 200 200 200 200
GET  twinnings.show                   twinning suggested                     | 404 404 404 404 200 404 200 200 404
GET  twinnings.new                    -                                      |  in 403 403 403 200 200 200 200 403
POST twinnings.new                    -                                      |  in 403 403 403 422 422 422 422 403
GET  twinnings.edit                   twinning                               |  in 403 403 403 403 403 200 200 403
POST twinnings.edit                   twinning                               |  in 403 403 403 403 403 303 303 403
POST twinnings.approve                twinning                               |  in 403 403 403 403 403 409 409 403
POST twinnings.approve                twinning suggested                     |  in 403 403 403 403 403 303 303 403
POST twinnings.withdraw               twinning                               |  in 403 403 403 403 403 303 303 403
POST twinnings.decline                twinning suggested                     |  in 403 403 403 403 403 303 303 403
GET  awards.index                     -                                      | 200 200 200 200 200 200 200 200 200
GET  awards.show                      award draft                            | 404 404 404 404 404 404 404 404 404
GET  awards.show                      award open                             | 200 200 200 200 200 200 200 200 200
GET  awards.laureates                 -                                      | 200 200 200 200 200 200 200 200 200
GET  awards.laureate                  laureate                               | 200 200 200 200 200 200 200 200 200
GET  awards.laureate                  nomination asked                       | 404 404 404 404 404 404 404 404 404
GET  awards.verify                    laureate                               | 200 200 200 200 200 200 200 200 200
GET  awards.print_certificate         laureate                               |  in 403 403 403 200 404 200 404 200
GET  awards.print_certificate         nomination asked                       |  in 403 403 403 404 404 404 404 404
GET  awards.nominations               -                                      |  in 403 403 403 200 200 200 200 403
GET  awards.nominate                  award draft                            |  in 403 403 403 404 404 404 404 403
GET  awards.nominate                  award open                             |  in 403 403 403 200 200 200 200 403
POST awards.nominate                  award open                             |  in 403 403 403 422 422 422 422 403
GET  awards.nomination                nomination draft                       |  in 403 403 403 200 404 404 404 404
GET  awards.nomination                nomination asked                       |  in 403 403 403 200 200 200 404 200
GET  awards.edit_nomination           nomination draft                       |  in 403 403 403 200 404 404 404 403
POST awards.edit_nomination           nomination draft                       |  in 403 403 403 303 404 404 404 403
GET  awards.edit_nomination           nomination asked                       |  in 403 403 403 200 200 404 404 403
POST awards.edit_nomination           nomination asked                       |  in 403 403 403 303 303 404 404 403
POST awards.take_step                 nomination draft → propose             |  in 403 403 403 303 404 404 404 403
POST awards.take_step                 nomination asked → agree               |  in 403 403 403 409 303 404 404 403
POST awards.take_step                 nomination asked → decline             |  in 403 403 403 409 303 404 404 403
POST awards.take_step                 nomination asked → withdraw            |  in 403 403 403 303 303 404 404 403
GET  awards.organised                 -                                      |  in 403 403 403 403 403 200 200 200
GET  awards.new                       -                                      |  in 403 403 403 403 403 200 200 200
POST awards.new                       -                                      |  in 403 403 403 403 403 422 422 422
GET  awards.organise                  award draft                            |  in 403 403 403 403 403 200 404 200
GET  awards.edit                      award draft                            |  in 403 403 403 403 403 200 404 200
POST awards.edit                      award draft                            |  in 403 403 403 403 403 422 404 422
GET  awards.parts                     award draft                            |  in 403 403 403 403 403 200 404 200
POST awards.parts                     award draft                            |  in 403 403 403 403 403 303 404 303
POST awards.take_round_step           award draft → open                     |  in 403 403 403 403 403 303 404 303
POST awards.take_round_step           award draft → publish                  |  in 403 403 403 403 403 409 404 409
POST awards.take_round_step           award open → cancel                    |  in 403 403 403 403 403 303 404 303
GET  awards.choose                    nomination asked                       |  in 403 403 403 403 403 404 404 404
GET  awards.choose                    nomination judged                      |  in 403 403 403 403 403 200 404 200
POST awards.choose                    nomination judged                      |  in 403 403 403 403 403 422 404 422
POST awards.unname                    nomination judged                      |  in 403 403 403 403 403 303 404 303
POST awards.revoke                    laureate                               |  in 403 403 403 403 403 303 404 303
POST awards.revoke                    nomination judged                      |  in 403 403 403 403 403 409 404 409
POST awards.restore                   laureate                               |  in 403 403 403 403 403 303 404 303
GET  juries.own                       -                                      |  in 403 403 403 200 200 200 200 200
GET  juries.desk                      jury                                   |  in 403 403 403 404 200 404 404 404
GET  juries.judge                     jury                                   |  in 403 403 403 404 200 404 404 404
POST juries.judge                     jury                                   |  in 403 403 403 404 303 404 404 404
GET  juries.judge                     jury of the own region                 |  in 403 403 403 404 404 404 404 404
POST juries.judge                     jury of the own region                 |  in 403 403 403 404 404 404 404 404
POST juries.hand_in                   jury                                   |  in 403 403 403 404 409 404 404 404
POST juries.hand_in_one               jury                                   |  in 403 403 403 404 422 404 404 404
POST juries.hand_in_one               jury of the own region                 |  in 403 403 403 404 404 404 404 404
GET  juries.recuse                    jury                                   |  in 403 403 403 404 200 404 404 404
POST juries.recuse                    jury                                   |  in 403 403 403 404 303 404 404 404
POST juries.recuse                    jury of the own region                 |  in 403 403 403 404 404 404 404 404
GET  juries.show                      jury                                   |  in 403 403 403 403 403 200 404 200
POST juries.appoint                   jury                                   |  in 403 403 403 403 403 422 404 422
POST juries.dismiss                   jury                                   |  in 403 403 403 403 403 303 404 303
POST juries.set_up                    jury                                   |  in 403 403 403 403 403 422 404 422
GET  juries.result                    jury                                   |  in 403 403 403 403 403 404 404 404
GET  juries.result                    jury closed                            |  in 403 403 403 403 403 200 404 200
GET  juries.result_csv                jury closed                            |  in 403 403 403 403 403 200 404 200
GET  juries.result_xlsx               jury closed                            |  in 403 403 403 403 403 200 404 200
GET  events.index                     -                                      | 200 200 200 200 200 200 200 200 200
GET  events.show                      event draft                            | 404 404 404 404 404 404 200 404 200
GET  events.show                      event open                             | 200 200 200 200 200 200 200 200 200
GET  events.new                       -                                      |  in 403 403 403 403 403 200 200 200
POST events.new                       -                                      |  in 403 403 403 403 403 422 422 422
GET  events.edit                      event open                             |  in 403 403 403 403 403 200 404 200
POST events.edit                      event open                             |  in 403 403 403 403 403 422 404 422
POST events.take_step                 event draft → open_call                |  in 403 403 403 403 403 303 404 303
POST events.take_step                 event open → reopen_call               |  in 403 403 403 403 403 409 404 409
POST events.cancel                    event open                             |  in 403 403 403 403 403 303 404 303
GET  events.new_place                 event open                             |  in 403 403 403 403 403 200 404 200
POST events.new_place                 event open                             |  in 403 403 403 403 403 422 404 422
GET  events.edit_place                event open                             |  in 403 403 403 403 403 200 404 200
POST events.edit_place                event open                             |  in 403 403 403 403 403 303 404 303
POST scheduling.remove_place          event open                             |  in 403 403 403 403 403 303 404 303
GET  scheduling.plan                  event planned                          |  in 403 403 403 403 403 200 404 200
POST scheduling.place                 event planned                          |  in 403 403 403 403 403 422 404 422
POST scheduling.remove                event planned                          |  in 403 403 403 403 403 303 404 303
POST scheduling.put_back              event planned                          |  in 403 403 403 403 403 303 404 303
POST scheduling.pin                   event planned → pin                    |  in 403 403 403 403 403 303 404 303
POST scheduling.hang                  event exhibit                          |  in 403 403 403 403 403 303 404 303
POST scheduling.publish               event planned                          |  in 403 403 403 403 403 303 404 303
POST scheduling.take_back             event planned                          |  in 403 403 403 403 403 303 404 303
POST scheduling.propose               event planned                          |  in 403 403 403 403 403 409 404 409
GET  scheduling.proposal              event planned                          |  in 403 403 403 403 403 200 404 200
POST scheduling.take                  event planned                          |  in 403 403 403 403 403 409 404 409
POST scheduling.discard               event planned                          |  in 403 403 403 403 403 303 404 303
GET  scheduling.programme             event planned                          | 404 404 404 404 404 404 404 404 404
GET  scheduling.programme             event programme                        | 200 200 200 200 200 200 200 200 200
GET  scheduling.calendar              event programme                        | 200 200 200 200 200 200 200 200 200
GET  scheduling.stage_calendar        event programme                        | 200 200 200 200 200 200 200 200 200
GET  scheduling.class_calendar        event programme                        | 200 200 200 200 200 200 200 200 200
GET  scheduling.stage_paper           event programme                        | 200 200 200 200 200 200 200 200 200
GET  events.queue                     event open                             |  in 403 403 403 403 403 200 200 200
GET  events.queue                     event draft                            |  in 403 403 403 403 403 200 404 200
GET  events.apply                     event open                             |  in 403 403 403 200 200 403 403 403
GET  events.apply                     event draft                            |  in 403 403 403 404 404 403 403 403
POST events.apply                     event open                             |  in 403 403 403 422 422 403 403 403
GET  events.show_application          application draft                      |  in 403 403 403 200 404 404 404 404
GET  events.show_application          application handed in                  |  in 403 403 403 200 404 200 404 200
GET  events.show_application          application of emil                    |  in 403 403 403 404 200 200 200 200
GET  events.edit_application          application handed in                  |  in 403 403 403 200 404 403 403 403
POST events.edit_application          application handed in                  |  in 403 403 403 303 404 403 403 403
POST events.take_own_step             application handed in → withdraw       |  in 403 403 403 303 404 403 403 403
POST events.discard                   application draft                      |  in 403 403 403 303 404 403 403 403
POST events.decide                    application handed in → accept         |  in 403 403 403 403 403 303 404 303
POST events.decide                    application draft → accept             |  in 403 403 403 403 403 404 404 404
POST events.decide                    application of emil → accept           |  in 403 403 403 403 403 303 404 303
POST events.undo                      application handed in                  |  in 403 403 403 403 403 409 404 409
GET  site.partner_classes             -                                      | 200 200 200 200 200 200 200 200 200
GET  site.search                      -                                      | 200 200 200 200 200 200 200 200 200
GET  site.figures                     -                                      | 200 200 200 200 200 200 200 200 200
GET  site.figures_file                -                                      | 200 200 200 200 200 200 200 200 200
GET  site.roof                        -                                      | 200 200 200 200 200 200 200 200 200
GET  site.calendar                    -                                      | 200 200 200 200 200 200 200 200 200
GET  site.calendar_feed               -                                      | 200 200 200 200 200 200 200 200 200
GET  site.school_map                  -                                      | 200 200 200 200 200 200 200 200 200
GET  site.newer                       published                              | 302 302 302 302 302 302 302 302 302
GET  site.newer                       draft                                  | 404 404 404 404 404 404 404 404 404
GET  site.older                       published                              | 302 302 302 302 302 302 302 302 302
GET  site.older                       draft                                  | 404 404 404 404 404 404 404 404 404
GET  site.portfolio                   -                                      |  in 200 200 200 403 403 403 403 403
GET  site.project                     project draft                          | 404 200 200 404 200 404 404 404 404
GET  site.project                     project joint                          | 404 200 200 200 200 200 404 404 404
GET  site.project                     project submitted                      | 404 200 200 404 200 404 200 404 404
GET  site.project                     project declined                       | 404 200 200 404 200 404 200 404 404
GET  site.project                     project accepted                       | 200 200 200 200 200 200 200 200 200
GET  site.project                     project public                         | 200 200 200 200 200 200 200 200 200
GET  accounts.sign_in                 -                                      | 200 302 302 302 302 302 302 302 302
POST accounts.sign_in                 -                                      | 422 422 422 422 422 422 422 422 422
POST accounts.sign_out                -                                      |  in 303 303 303 303 303 303 303 303
GET  accounts.ask_for_link            -                                      | 200 200 200 200 200 200 200 200 200
POST accounts.ask_for_link            -                                      | 422 422 422 422 422 422 422 422 422
GET  accounts.sign_in_by_link         email sign_in                          | 200 200 200 200 200 200 200 200 200
POST accounts.sign_in_by_link         email sign_in                          | 303 303 303 303 303 303 303 303 303
GET  accounts.confirm_email           email confirm_email                    | 303 303 303 303 303 303 303 303 303
POST accounts.confirm_email           email confirm_email                    | 303 303 303 303 303 303 303 303 303
GET  accounts.invitation              email invitation                       | 200 200 200 200 200 200 200 200 200
POST accounts.invitation              email invitation                       | 422 422 422 422 422 422 422 422 422
POST accounts.send_again              again sign_in                          |  in  in  in  in  in  in  in  in  in
GET  accounts.second_factor           -                                      |  in 303 303 303 303 200 303 303 303
POST accounts.second_factor           -                                      |  in 303 303 303 303 422 303 303 303
GET  accounts.ways                    -                                      |  in 403 403 403 200 200 200 200 200
GET  accounts.set_up_app              -                                      |  in 403 403 403 200 200 200 200 200
POST accounts.set_up_app              -                                      |  in 403 403 403 422 422 422 422 422
GET  accounts.set_up_passkey          -                                      |  in 403 403 403 404 404 404 404 404
POST accounts.set_up_passkey          -                                      |  in 403 403 403 404 404 404 404 404
POST accounts.remove_app              -                                      |  in 403 403 403 404 404 404 404 404
POST accounts.remove_passkey          passkey of emil                        |  in 403 403 403 404 303 404 404 404
POST accounts.renew_recovery_codes    -                                      |  in 403 403 403 404 200 404 404 404
GET  accounts.settings                -                                      |  in 200 200 200 200 200 200 200 200
POST accounts.settings                -                                      |  in 303 303 303 303 303 303 303 303
POST accounts.ask_to_confirm          -                                      |  in 403 403 403 303 303 303 303 303
GET  accounts.password                -                                      |  in 403 403 403 200 200 200 200 200
POST accounts.password                -                                      |  in 403 403 403 422 422 422 422 422
GET  accounts.change_email            -                                      |  in 403 403 403 200 200 200 200 200
POST accounts.change_email            -                                      |  in 403 403 403 422 422 422 422 422
POST accounts.drop_change             -                                      |  in 403 403 403 303 303 303 303 303
GET  accounts.prove_new_email         email new_email                        |  in 403 403 403 200 303 303 303 303
POST accounts.prove_new_email         email new_email                        |  in 403 403 403 303 303 303 303 303
GET  accounts.keep_old_email          email old_email                        | 200 200 200 200 200 200 200 200 200
POST accounts.keep_old_email          email old_email                        | 303 303 303 303 303 303 303 303 303
GET  accounts.emails                  -                                      |  in 403 403 403 200 200 200 200 200
POST accounts.emails                  -                                      |  in 403 403 403 303 303 303 303 303
GET  accounts.unsubscribe             email turned off                       | 200 200 200 200 200 200 200 200 200
POST accounts.unsubscribe             email turned off                       | 200 200 200 200 200 200 200 200 200
GET  accounts.devices                 -                                      |  in 200 200 200 200 200 200 200 200
POST accounts.end_device              device of carla                        |  in 404 404 404 303 404 404 404 404
POST accounts.sign_out_everywhere     -                                      |  in 303 303 303 303 303 303 303 303
GET  holidays.plan                    -                                      | 200 200 200 200 200 200 200 200 200
GET  holidays.plan_file               -                                      | 200 200 200 200 200 200 200 200 200
GET  holidays.index                   -                                      |  in 403 403 403 403 403 200 200 200
GET  holidays.edit                    school year                            |  in 403 403 403 403 403 200 404 200
POST holidays.add                     school year                            |  in 403 403 403 403 403 422 404 422
GET  holidays.change                  school year                            |  in 403 403 403 403 403 200 404 200
POST holidays.change                  school year                            |  in 403 403 403 403 403 422 404 422
POST holidays.remove                  school year                            |  in 403 403 403 403 403 303 404 303
POST holidays.restore                 school year                            |  in 403 403 403 403 403 303 404 303
GET  schools.suggest                  -                                      | 200 200 200 200 200 200 200 200 200
GET  schools.waiting                  -                                      |  in 403 403 403 403 403 200 200 403
POST schools.confirm                  hugo waits                             |  in 403 403 403 403 403 303 404 403
POST schools.decline                  hugo waits                             |  in 403 403 403 403 403 303 404 403
POST schools.verify                   new school                             |  in 403 403 403 403 403 303 404 403
GET  schools.directory                -                                      |  in 403 403 403 403 403 200 200 200
GET  schools.show                     new school                             |  in 403 403 403 403 403 200 404 200
POST schools.rename                   new school                             |  in 403 403 403 403 403 422 404 422
POST schools.close                    new school                             |  in 403 403 403 403 403 303 404 303
POST schools.close                    closed school                          |  in 403 403 403 403 403 409 404 409
POST schools.reopen                   closed school                          |  in 403 403 403 403 403 303 404 303
POST schools.merge                    new school                             |  in 403 403 403 403 403 422 404 422
POST schools.undo                     hugo waits                             |  in 403 403 403 403 403 409 404 403
POST schools.undo_verification        new school                             |  in 403 403 403 403 403 409 404 403
POST schools.ask_again                own school                             |  in 403 403 403 409 404 403 403 403
GET  schools.confirm_from_school      hugo waits                             | 200 200 200 200 200 200 200 200 200
POST schools.confirm_from_school      hugo waits                             | 303 303 303 303 303 303 303 303 303
GET  classes.index                    -                                      |  in 403 403 403 200 200 403 403 403
GET  classes.new                      -                                      |  in 403 403 403 200 200 403 403 403
POST classes.new                      -                                      |  in 403 403 403 422 422 403 403 403
GET  classes.show                     class                                  |  in 403 403 403 200 404 403 403 403
GET  classes.edit                     class                                  |  in 403 403 403 200 404 403 403 403
POST classes.edit                     class                                  |  in 403 403 403 422 404 403 403 403
POST classes.renew_class_code         class                                  |  in 403 403 403 303 404 403 403 403
POST classes.add_students             class                                  |  in 403 403 403 422 404 403 403 403
POST classes.renew_all_cards          class                                  |  in 403 403 403 303 404 403 403 403
GET  classes.cards                    class                                  |  in 403 403 403 200 404 403 403 403
GET  classes.poster                   class                                  |  in 403 403 403 200 404 403 403 403
GET  families.letters                 class                                  |  in 403 403 403 200 404 403 403 403
POST families.letters                 class                                  |  in 403 403 403 422 404 403 403 403
GET  families.print_letters           class                                  |  in 403 403 403 404 404 403 403 403
GET  families.print_letter            nele                                   |  in 403 403 403 404 404 403 403 403
GET  families.introduction            hessen                                 |  in 403 403 403 403 403 403 403 200
POST families.introduction            hessen                                 |  in 403 403 403 403 403 403 403 303
GET  families.type_code               -                                      | 200 200 200 200 200 200 200 200 200
POST families.type_code               -                                      | 422 422 422 422 422 422 422 422 422
POST families.answer                  -                                      | 422 422 422 422 422 422 422 422 422
POST families.take_back               -                                      | 422 422 422 422 422 422 422 422 422
GET  families.short_type              -                                      | 302 302 302 302 302 302 302 302 302
GET  families.short_code              card                                   | 302 302 302 302 302 302 302 302 302
GET  families.show                    card                                   | 302 302 302 302 302 302 302 302 302
GET  families.agreement               -                                      |  in 404 404 404 403 403 403 403 403
POST families.agreement               -                                      |  in 404 404 404 403 403 403 403 403
POST families.take_back_own           -                                      |  in 303 303 303 403 403 403 403 403
GET  families.done                    -                                      | 200 200 200 200 200 200 200 200 200
GET  families.papers                  class                                  |  in 403 403 403 200 404 403 403 403
POST families.papers                  class                                  |  in 403 403 403 422 404 403 403 403
GET  families.scan                    class                                  |  in 403 403 403 200 404 403 403 403
POST families.scan                    class                                  |  in 403 403 403 422 404 403 403 403
GET  families.sheet                   class and card                         |  in 403 403 403 404 404 403 403 403
POST families.sheet                   class and card                         |  in 403 403 403 404 404 403 403 403
GET  families.student                 nele                                   |  in 403 403 403 200 404 403 403 403
POST families.withdraw                nele                                   |  in 403 403 403 303 404 403 403 403
GET  classes.student                  nele                                   |  in 403 403 403 200 404 403 403 403
GET  classes.card                     nele                                   |  in 403 403 403 200 404 403 403 403
POST classes.rename_student           nele                                   |  in 403 403 403 422 404 403 403 403
POST classes.renew_card               nele                                   |  in 403 403 403 303 404 403 403 403
GET  rights.my_data                   -                                      |  in 200 200 200 200 200 200 200 200
POST rights.correct                   -                                      |  in 422 422 422 422 422 422 422 422
POST rights.forget_me                 -                                      |  in 303 303 303 403 403 403 403 403
POST rights.download_own              -                                      |  in 403 403 403 200 200 200 200 200
POST rights.download_of_student       anna                                   |  in 403 403 403 200 404 403 403 403
POST rights.download_by_letter        -                                      | 422 422 422 422 422 422 422 422 422
GET  rights.erase_student             anna                                   |  in 403 403 403 200 404 403 403 200
POST rights.carry_out                 anna                                   |  in 403 403 403 303 404 403 403 303
POST rights.carry_out                 account carla                          |  in 403 403 403 404 404 403 403 404
POST rights.by_letter                 -                                      | 422 422 422 422 422 422 422 422 422
POST rights.correct_by_letter         -                                      | 422 422 422 422 422 422 422 422 422
POST rights.forget_by_letter          -                                      | 422 422 422 422 422 422 422 422 422
GET  rights.waiting                   -                                      |  in 403 403 403 200 200 200 200 200
POST rights.answer                    question of ben                        |  in 403 403 403 422 404 404 404 404
GET  rights.receipt                   question of ben                        | 200 200 200 200 200 200 200 200 200
GET  classes.type_card                -                                      | 200 200 200 200 200 200 200 200 200
POST classes.type_card                -                                      | 422 422 422 422 422 422 422 422 422
GET  classes.type_class               -                                      | 200 200 200 200 200 200 200 200 200
POST classes.type_class               -                                      | 422 422 422 422 422 422 422 422 422
GET  classes.show_card                card                                   | 200 200 200 200 200 200 200 200 200
POST classes.sign_in_by_card          card                                   | 303 303 303 303 303 303 303 303 303
GET  classes.show_class               class code                             | 200 200 200 200 200 200 200 200 200
GET  classes.show_name                class code                             | 200 200 200 200 200 200 200 200 200
POST classes.sign_in_by_name          class code                             | 422 422 422 422 422 422 422 422 422
GET  classes.short_card               card                                   | 302 302 302 302 302 302 302 302 302
GET  classes.short_class              class code                             | 302 302 302 302 302 302 302 302 302
GET  classes.short_type_card          -                                      | 302 302 302 302 302 302 302 302 302
GET  classes.short_type_class         -                                      | 302 302 302 302 302 302 302 302 302
GET  projects.register                -                                      | 200 302 302 302 302 302 302 302 302
POST projects.register                -                                      | 422 302 302 302 302 302 302 302 302
GET  projects.new                     -                                      |  in 403 403 403 200 200 403 403 403
POST projects.new                     -                                      |  in 403 403 403 422 422 403 403 403
GET  projects.own                     -                                      |  in 403 403 403 200 200 403 403 403
GET  projects.waiting                 -                                      |  in 403 403 403 403 403 200 200 403
GET  projects.change                  project draft                          |  in 403 403 403 200 404 403 403 403
GET  projects.change                  project joint                          |  in 403 403 403 200 200 403 403 403
GET  projects.change                  project submitted                      |  in 403 403 403 302 404 403 403 403
GET  projects.change                  project public                         |  in 403 403 403 200 404 403 403 403
POST projects.change                  project draft                          |  in 403 403 403 422 404 403 403 403
POST projects.change                  project submitted                      |  in 403 403 403 409 404 403 403 403
POST projects.discard_changes         project changed                        |  in 403 403 403 303 404 403 403 403
POST moderation.accept_changes        project changed                        |  in 403 403 403 403 403 303 404 403
POST moderation.accept_changes        project public                         |  in 403 403 403 403 403 409 404 403
POST moderation.return_changes        project changed                        |  in 403 403 403 403 403 303 404 403
POST moderation.take_project_step     project draft → submit                 |  in 403 403 403 303 404 404 404 403
POST moderation.take_project_step     project joint → submit                 |  in 403 403 403 303 303 404 404 403
POST moderation.take_project_step     project submitted → take_back          |  in 403 403 403 303 404 409 404 403
POST moderation.take_project_step     project submitted → accept             |  in 403 403 403 409 404 303 404 403
POST moderation.take_project_step     project submitted → request_changes    |  in 403 403 403 409 404 303 404 403
POST moderation.take_project_step     project submitted → decline            |  in 403 403 403 409 404 303 404 403
POST moderation.take_project_step     project declined → reconsider          |  in 403 403 403 409 404 303 404 403
POST moderation.take_project_step     project accepted → start               |  in 403 403 403 303 404 409 404 403
POST moderation.take_project_step     project public → finish                |  in 403 403 403 303 404 409 404 403
POST moderation.take_project_step     project finished → reopen              |  in 403 403 403 303 404 409 404 403
POST moderation.undo_project_step     project submitted                      |  in 403 403 403 409 404 409 404 403
GET  contributions.new                -                                      |  in 200 200 200 403 403 403 403 403
POST contributions.new                -                                      |  in 422 422 422 403 403 403 403 403
GET  visits.index                     -                                      |  in 403 403 403 200 200 200 200 403
GET  visits.new                       -                                      |  in 403 403 403 200 200 200 200 403
POST visits.new                       -                                      |  in 403 403 403 422 422 422 422 403
GET  visits.edit                      visit planned                          |  in 403 403 403 200 200 404 404 403
GET  visits.edit                      visit under_way                        |  in 403 403 403 409 409 404 404 403
POST visits.edit                      visit planned                          |  in 403 403 403 422 422 404 404 403
POST visits.agree                     visit planned                          |  in 403 403 403 409 303 404 404 403
POST visits.agree                     visit agreed                           |  in 403 403 403 409 409 404 404 403
POST visits.cancel                    visit planned                          |  in 403 403 403 303 303 404 404 403
POST visits.cancel                    visit reported                         |  in 403 403 403 409 409 404 404 403
POST visits.undo                      visit planned                          |  in 403 403 403 409 409 404 404 403
POST visits.plan_return               visit agreed                           |  in 403 403 403 303 303 404 404 403
GET  visits.report                    visit reported                         |  in 403 403 403 200 200 404 404 403
GET  visits.report                    visit planned                          |  in 403 403 403 409 409 404 404 403
POST visits.report                    visit reported                         |  in 403 403 403 422 422 404 404 403
POST visits.announce                  visit reported                         |  in 403 403 403 303 303 404 404 403
POST visits.announce                  visit planned                          |  in 403 403 403 409 409 404 404 403
POST visits.conceal                   visit reported                         |  in 403 403 403 303 303 404 404 403
POST visits.hide                      visit reported                         |  in 403 403 403 403 403 303 303 403
POST visits.show_again                visit reported                         |  in 403 403 403 403 403 303 303 403
GET  visits.show                      visit planned                          |  in 403 403 403 200 200 200 200 403
GET  hosting.participants             families of a visit                    |  in 403 403 403 200 200 404 404 403
POST hosting.tick_students            families of a visit                    |  in 403 403 403 303 404 404 404 403
POST hosting.add_adult                families of a visit                    |  in 403 403 403 422 404 404 404 403
POST hosting.remove                   families of a visit                    |  in 403 403 403 303 404 404 404 403
GET  hosting.families                 families of a visit                    |  in 403 403 403 200 200 403 403 403
POST hosting.last_day                 families of a visit                    |  in 403 403 403 303 303 403 403 403
GET  hosting.paper                    families of a visit                    |  in 403 403 403 200 404 403 403 403
POST hosting.paper                    families of a visit                    |  in 403 403 403 422 404 403 403 403
POST hosting.withdraw_paper           families of a visit                    |  in 403 403 403 303 404 403 403 403
GET  hosting.print_sheets             families of a visit                    |  in 403 403 403 200 200 403 403 403
GET  hosting.print_sheet              families of a visit                    |  in 403 403 403 200 404 403 403 403
GET  hosting.pairs                    families of a visit                    |  in 403 403 403 200 200 403 403 403
POST hosting.find_pairs               families of a visit                    |  in 403 403 403 303 303 403 403 403
POST hosting.pin_pair                 families of a visit                    |  in 403 403 403 404 404 403 403 403
POST hosting.release_pair             families of a visit                    |  in 403 403 403 404 404 403 403 403
POST hosting.stay_together            families of a visit                    |  in 403 403 403 422 422 403 403 403
POST hosting.stay_apart               families of a visit                    |  in 403 403 403 404 404 403 403 403
POST hosting.confirm_pairs            families of a visit                    |  in 403 403 403 409 409 403 403 403
GET  hosting.short_type               -                                      | 302 302 302 302 302 302 302 302 302
GET  hosting.short_code               families of a visit                    | 302 302 302 302 302 302 302 302 302
GET  hosting.tell_by_code             families of a visit                    | 200 200 200 200 200 200 200 200 200
GET  hosting.tell_by_code             card                                   | 302 302 302 302 302 302 302 302 302
GET  hosting.type_code                -                                      | 200 200 200 200 200 200 200 200 200
POST hosting.type_code                -                                      | 422 422 422 422 422 422 422 422 422
POST hosting.answer                   -                                      | 422 422 422 422 422 422 422 422 422
POST hosting.withdraw                 -                                      | 422 422 422 422 422 422 422 422 422
GET  hosting.done                     -                                      | 200 200 200 200 200 200 200 200 200
GET  agenda.show                      programme of a visit                   |  in 403 403 403 200 200 200 200 403
GET  agenda.print_programme           programme of a visit                   |  in 403 403 403 200 200 200 200 403
GET  agenda.calendar                  programme of a visit                   |  in 403 403 403 200 200 200 200 403
GET  agenda.new                       programme of a visit                   |  in 403 403 403 200 200 404 404 403
POST agenda.new                       programme of a visit                   |  in 403 403 403 422 422 404 404 403
GET  agenda.change                    programme of a visit                   |  in 403 403 403 200 200 404 404 403
POST agenda.change                    programme of a visit                   |  in 403 403 403 422 422 404 404 403
POST agenda.move                      programme of a visit                   |  in 403 403 403 422 422 404 404 403
POST agenda.copy_day                  programme of a visit                   |  in 403 403 403 422 422 404 404 403
POST agenda.remove                    programme of a visit                   |  in 403 403 403 303 303 404 404 403
POST agenda.remove                    programme of a cancelled visit         |  in 403 403 403 409 409 404 404 403
POST agenda.restore                   programme of a visit                   |  in 403 403 403 404 404 404 404 403
POST agenda.restore                   removed item                           |  in 403 403 403 303 303 404 404 403
POST agenda.publish                   programme of a visit                   |  in 403 403 403 303 303 404 404 403
POST agenda.unpublish                 programme of a visit                   |  in 403 403 403 303 303 404 404 403
POST agenda.open_to_parents           programme of a visit                   |  in 403 403 403 303 303 404 404 403
POST agenda.close_to_parents          programme of a visit                   |  in 403 403 403 303 303 404 404 403
GET  agenda.read                      programme of a visit                   | 200 200 200 200 200 200 200 200 200
GET  agenda.read                      visit planned                          | 404 404 404 404 404 404 404 404 404
GET  agenda.for_parents               programme of a visit                   | 200 200 200 200 200 200 200 200 200
GET  agenda.for_parents               wrong address of a programme           | 404 404 404 404 404 404 404 404 404
GET  agenda.print_for_parents         programme of a visit                   | 200 200 200 200 200 200 200 200 200
GET  agenda.calendar_for_parents      programme of a visit                   | 200 200 200 200 200 200 200 200 200
GET  agenda.my_calendar               -                                      |  in 403 403 403 200 200 200 200 403
POST agenda.open_calendar             -                                      |  in 403 403 403 303 303 303 303 403
POST agenda.close_calendar            -                                      |  in 403 403 403 303 303 303 303 403
GET  agenda.subscribed                calendar of carla                      | 200 200 200 200 200 200 200 200 200
GET  agenda.subscribed                wrong address of a calendar            | 404 404 404 404 404 404 404 404 404
GET  contributions.show               draft                                  | 404 200 404 404 404 404 404 404 404
GET  contributions.show               submitted                              | 404 200 404 404 200 404 404 404 404
GET  contributions.show               returned                               | 404 200 404 404 200 404 404 404 404
GET  contributions.show               in_review                              | 404 200 404 404 200 404 200 404 404
GET  contributions.show               rejected                               | 404 200 404 404 200 404 200 404 404
GET  contributions.show               published                              | 200 200 200 200 200 200 200 200 200
GET  contributions.show               withdrawn                              | 404 200 404 404 200 404 404 404 404
GET  contributions.download           draft                                  | 404 200 404 404 404 404 404 404 404
GET  contributions.download           submitted                              | 404 200 404 404 200 404 404 404 404
GET  contributions.download           in_review                              | 404 200 404 404 200 404 200 404 404
GET  contributions.download           published                              | 200 200 200 200 200 200 200 200 200
GET  contributions.download_portfolio -                                      |  in 200 200 200 403 403 403 403 403
GET  contributions.picture            draft                                  | 404 200 404 404 404 404 404 404 404
GET  contributions.picture            in_review                              | 404 200 404 404 200 404 200 404 404
GET  contributions.picture            published                              | 200 200 200 200 200 200 200 200 200
GET  contributions.picture            published, removed                     | 404 404 404 404 404 404 404 404 404
GET  contributions.overview           project public                         |  in 403 403 403 200 404 403 403 403
GET  contributions.overview           project joint                          |  in 403 403 403 200 200 403 403 403
POST contributions.overview           project public                         |  in 403 403 403 303 404 403 403 403
POST contributions.remind             project public                         |  in 403 403 403 303 404 403 403 403
GET  contributions.people             draft                                  |  in 200 404 404 404 404 403 403 403
GET  contributions.people             submitted                              |  in 404 404 404 200 404 403 403 403
GET  contributions.people             published                              |  in 404 404 404 200 404 403 403 403
POST contributions.people             draft                                  |  in 303 404 404 404 404 403 403 403
POST contributions.people             submitted                              |  in 404 404 404 303 404 403 403 403
GET  contributions.edit_picture       draft                                  |  in 403 403 403 404 404 404 404 403
GET  contributions.edit_picture       submitted                              |  in 403 403 403 200 404 404 404 403
GET  contributions.edit_picture       in_review                              |  in 403 403 403 200 404 200 404 403
GET  contributions.edit_picture       published                              |  in 403 403 403 200 404 200 404 403
GET  contributions.edit_picture       published, removed                     |  in 403 403 403 200 404 200 404 403
POST contributions.edit_picture       published                              |  in 403 403 403 422 404 422 404 403
GET  contributions.edit               draft                                  |  in 200 404 404 403 403 403 403 403
GET  contributions.edit               submitted                              |  in 302 404 404 403 403 403 403 403
POST contributions.edit               draft                                  |  in 303 404 404 403 403 403 403 403
POST contributions.edit               submitted                              |  in 409 404 404 403 403 403 403 403
POST contributions.add_media          draft                                  |  in 400 404 404 403 403 403 403 403
POST contributions.add_media          submitted                              |  in 409 404 404 403 403 403 403 403
GET  contributions.medium             draft                                  | 404 200 404 404 404 404 404 404 404
GET  contributions.medium             submitted                              | 404 200 404 404 200 404 404 404 404
GET  contributions.medium             in_review                              | 404 200 404 404 200 404 200 404 404
GET  contributions.medium             published                              | 200 200 200 200 200 200 200 200 200
GET  contributions.medium             published, removed                     | 404 200 404 404 200 404 200 404 404
GET  contributions.medium             withdrawn                              | 404 200 404 404 200 404 404 404 404
GET  contributions.versions           draft                                  |  in 200 404 404 404 404 404 404 404
GET  contributions.versions           in_review                              |  in 200 404 404 200 404 200 404 404
GET  contributions.versions           published                              |  in 200 404 404 200 404 200 404 404
GET  contributions.version            draft                                  |  in 200 404 404 404 404 404 404 404
GET  contributions.version            in_review                              |  in 200 404 404 200 404 200 404 404
GET  contributions.version            published                              |  in 200 404 404 200 404 200 404 404
POST contributions.take_step          draft → submit                         |  in 303 404 404 404 404 404 404 404
POST contributions.take_step          submitted → forward                    |  in 409 404 404 303 404 404 404 404
POST contributions.take_step          submitted → return                     |  in 409 404 404 303 404 404 404 404
POST contributions.take_step          in_review → publish                    |  in 409 404 404 409 404 303 404 404
POST contributions.take_step          in_review → request_changes            |  in 409 404 404 409 404 303 404 404
POST contributions.take_step          in_review → reject                     |  in 409 404 404 409 404 303 404 404
POST contributions.take_step          published → reconsider                 |  in 409 404 404 409 404 303 404 404
POST contributions.take_step          submitted → withdraw                   |  in 303 404 404 303 404 404 404 404
POST contributions.take_step          published → withdraw                   |  in 303 404 404 303 404 409 404 404
POST contributions.take_step          rejected → resume                      |  in 303 404 404 303 404 409 404 404
POST contributions.take_step          withdrawn → resume                     |  in 303 404 404 303 404 404 404 404
POST contributions.take_step          draft → delete                         |  in 303 404 404 404 404 404 404 404
POST contributions.take_step          submitted → delete                     |  in 409 404 404 409 404 404 404 404
POST contributions.take_step          deleted → restore                      |  in 303 404 404 404 404 404 404 404
GET  contributions.show               deleted                                | 404 200 404 404 404 404 404 404 404
GET  kept.show                        -                                      |  in 200 200 200 200 200 200 200 200
POST kept.drop                        text of carla                          |  in 404 404 404 303 404 404 404 404
GET  contributions.edit               contacts draft                         |  in 200 404 404 403 403 403 403 403
GET  contributions.show               contacts submitted                     | 404 200 404 404 200 404 404 404 404
GET  contributions.show               contacts in_review                     | 404 200 404 404 200 404 200 404 404
POST contributions.take_step          contacts submitted → forward           |  in 409 404 404 409 404 404 404 404
POST contributions.take_step          contacts in_review → publish           |  in 409 404 404 409 404 409 404 404
POST contributions.confirm_contact    contacts submitted                     |  in 404 404 404 303 404 404 404 404
POST contributions.confirm_contact    contacts in_review                     |  in 404 404 404 303 404 303 404 404
POST contributions.doubt_contact      contacts submitted                     |  in 404 404 404 303 404 404 404 404
POST contributions.doubt_contact      contacts in_review                     |  in 404 404 404 303 404 303 404 404
POST contributions.undo               published                              |  in 409 404 404 409 404 409 404 404
POST contributions.undo               withdrawn                              |  in 409 404 404 409 404 404 404 404
POST contributions.agree              ben is named                           |  in 404 303 404 403 403 403 403 403
POST contributions.disagree           ben is named                           |  in 404 303 404 403 403 403 403 403
POST contributions.agree              ben is named, submitted                |  in 404 303 404 403 403 403 403 403
POST contributions.agree              draft                                  |  in 404 404 404 403 403 403 403 403
POST contributions.leave              draft                                  |  in 409 404 404 403 403 403 403 403
POST contributions.confirm_author     ben is named                           |  in 403 403 403 404 404 403 403 403
POST contributions.confirm_author     ben is named, submitted                |  in 403 403 403 303 404 403 403 403
POST contributions.remove_author      ben is named                           |  in 403 403 403 404 404 403 403 403
POST contributions.remove_author      ben is named, submitted                |  in 403 403 403 404 404 403 403 403
POST contributions.undo_authors       ben is named                           |  in 404 409 404 404 404 403 403 403
GET  funding.show                     -                                      | 200 200 200 200 200 200 200 200 200
GET  funding.rules                    -                                      |  in 403 403 403 403 403 403 403 200
GET  consent.rules                    -                                      |  in 403 403 403 403 403 403 403 200
GET  consent.edit                     hessen                                 |  in 403 403 403 403 403 403 403 200
POST consent.edit                     hessen                                 |  in 403 403 403 403 403 403 403 422
GET  funding.edit                     programme                              |  in 403 403 403 403 403 403 403 200
POST funding.edit                     programme                              |  in 403 403 403 403 403 403 403 422
POST funding.make_valid               programme                              |  in 403 403 403 403 403 403 403 303
GET  funding.edit_set                 country set                            |  in 403 403 403 403 403 403 403 200
POST funding.edit_set                 country set                            |  in 403 403 403 403 403 403 403 422
GET  matching.index                   -                                      |  in 403 403 403 200 200 403 403 403
GET  matching.new                     class                                  |  in 403 403 403 200 404 403 403 403
POST matching.new                     class                                  |  in 403 403 403 422 404 403 403 403
GET  matching.show                    search                                 |  in 403 403 403 200 404 403 403 403
GET  matching.edit                    search                                 |  in 403 403 403 200 404 403 403 403
POST matching.edit                    search                                 |  in 403 403 403 422 404 403 403 403
POST matching.renew                   search                                 |  in 403 403 403 303 404 403 403 403
POST matching.close                   search                                 |  in 403 403 403 303 404 403 403 403
POST matching.save                    search                                 |  in 403 403 403 303 404 403 403 403
POST matching.remove                  search                                 |  in 403 403 403 303 404 403 403 403
GET  matching.weights                 -                                      |  in 403 403 403 403 403 200 200 403
POST matching.weights                 -                                      |  in 403 403 403 403 403 200 200 403
GET  moderation.queue                 -                                      |  in 403 403 403 403 403 200 200 403
GET  moderation.review                draft                                  |  in 403 403 403 403 403 404 404 403
GET  moderation.review                submitted                              |  in 403 403 403 403 403 404 404 403
GET  moderation.review                in_review                              |  in 403 403 403 403 403 200 404 403
GET  moderation.review                published                              |  in 403 403 403 403 403 200 404 403
POST moderation.decide                submitted → publish                    |  in 403 403 403 403 403 404 404 403
POST moderation.decide                in_review → publish                    |  in 403 403 403 403 403 303 404 403
POST moderation.decide                in_review → request_changes            |  in 403 403 403 403 403 303 404 403
POST moderation.decide                in_review → reject                     |  in 403 403 403 403 403 303 404 403
POST moderation.decide                published → reconsider                 |  in 403 403 403 403 403 303 404 403
POST moderation.undo                  published                              |  in 403 403 403 403 403 409 404 403
GET  moderation.contacts              -                                      |  in 403 403 403 403 403 200 200 403
GET  uses.works                       -                                      |  in 403 403 403 403 403 200 200 403
GET  uses.export                      -                                      |  in 403 403 403 403 403 404 404 403
GET  moderation.review                contacts in_review                     |  in 403 403 403 403 403 200 404 403
POST moderation.decide                contacts in_review → publish           |  in 403 403 403 403 403 409 404 403
POST moderation.confirm_contact       contacts in_review                     |  in 403 403 403 403 403 303 404 403
POST moderation.doubt_contact         contacts in_review                     |  in 403 403 403 403 403 303 404 403
GET  moderation.decisions             -                                      |  in 403 403 403 403 403 200 200 403
GET  moderation.opinions              -                                      |  in 403 403 403 403 403 200 200 403
GET  moderation.review                handed over                            |  in 403 403 403 403 403 200 200 403
GET  moderation.review                asked                                  |  in 403 403 403 403 403 200 200 403
POST moderation.decide                handed over → publish                  |  in 403 403 403 403 403 409 303 403
POST moderation.decide                asked → publish                        |  in 403 403 403 403 403 303 409 403
POST moderation.ask_for_opinion       in_review                              |  in 403 403 403 403 403 422 404 403
POST moderation.hand_over             in_review                              |  in 403 403 403 403 403 422 404 403
POST moderation.hand_over             handed over                            |  in 403 403 403 403 403 409 422 403
POST moderation.hand_back             in_review                              |  in 403 403 403 403 403 409 404 403
POST moderation.hand_back             handed over                            |  in 403 403 403 403 403 303 303 403
POST moderation.write_note            in_review                              |  in 403 403 403 403 403 422 404 403
POST moderation.write_note            handed over                            |  in 403 403 403 403 403 409 422 403
POST moderation.write_note            submitted                              |  in 403 403 403 403 403 404 404 403
GET  moderation.change_note           note of dana                           |  in 403 403 403 403 403 200 404 403
POST moderation.change_note           note of dana                           |  in 403 403 403 403 403 303 404 403
POST moderation.delete_note           note of dana                           |  in 403 403 403 403 403 303 404 403
GET  moderation.reason_texts          -                                      |  in 403 403 403 403 403 200 200 403
GET  moderation.new_reason_text       -                                      |  in 403 403 403 403 403 200 200 403
POST moderation.new_reason_text       -                                      |  in 403 403 403 403 403 422 422 403
GET  moderation.change_reason_text    text of hessen                         |  in 403 403 403 403 403 200 404 403
POST moderation.change_reason_text    text of hessen                         |  in 403 403 403 403 403 303 404 403
POST moderation.delete_reason_text    text of hessen                         |  in 403 403 403 403 403 303 404 403
POST moderation.insert_reason_text    in_review → request_changes            |  in 403 403 403 403 403 200 404 403
POST moderation.insert_reason_text    handed over → reject                   |  in 403 403 403 403 403 409 200 403
POST moderation.give_opinion          asked                                  |  in 403 403 403 403 403 404 422 403
POST moderation.give_opinion          in_review                              |  in 403 403 403 403 403 404 404 403
GET  moderation.absences              -                                      |  in 403 403 403 403 403 200 200 403
POST moderation.absences              -                                      |  in 403 403 403 403 403 422 422 403
POST moderation.agree_to_stand_in     absence                                |  in 403 403 403 403 403 404 303 403
POST moderation.decline_to_stand_in   absence                                |  in 403 403 403 403 403 404 303 403
POST moderation.end_absence           absence                                |  in 403 403 403 403 403 303 404 403
POST moderation.decide_chosen         - → publish                            |  in 403 403 403 403 403 422 422 403
POST moderation.undo_chosen           -                                      |  in 403 403 403 403 403 303 303 403
GET  moderation.outcome               -                                      |  in 403 403 403 403 403 200 200 403
GET  moderation.statistics            -                                      |  in 403 403 403 403 403 200 200 200
GET  moderation.statistics_csv        -                                      |  in 403 403 403 403 403 200 200 200
GET  moderation.statistics_xlsx       -                                      |  in 403 403 403 403 403 200 200 200
GET  partnering.index                 -                                      |  in 403 403 403 200 200 403 403 403
GET  partnering.new                   request to be                          |  in 403 403 403 200 404 403 403 403
POST partnering.new                   request to be                          |  in 403 403 403 422 404 403 403 403
GET  partnering.show                  request sent                           |  in 403 403 403 200 200 403 403 403
GET  partnering.show                  request accepted                       |  in 403 403 403 200 200 403 403 403
GET  partnering.show                  request of others                      |  in 403 403 403 404 404 403 403 403
POST partnering.accept                request sent                           |  in 403 403 403 409 303 403 403 403
POST partnering.accept                request proposed                       |  in 403 403 403 303 409 403 403 403
POST partnering.accept                request accepted                       |  in 403 403 403 409 409 403 403 403
POST partnering.accept                request of others                      |  in 403 403 403 404 404 403 403 403
POST partnering.withdraw              request sent                           |  in 403 403 403 303 409 403 403 403
POST partnering.withdraw              request of others                      |  in 403 403 403 404 404 403 403 403
POST partnering.undo                  request sent                           |  in 403 403 403 409 409 403 403 403
POST partnering.undo                  request of others                      |  in 403 403 403 404 404 403 403 403
POST partnering.decline               request sent                           |  in 403 403 403 422 422 403 403 403
POST partnering.decline               request of others                      |  in 403 403 403 404 404 403 403 403
POST partnering.propose               request sent                           |  in 403 403 403 422 422 403 403 403
POST partnering.propose               request of others                      |  in 403 403 403 404 404 403 403 403
POST partnering.write                 request sent                           |  in 403 403 403 422 422 403 403 403
POST partnering.write                 request of others                      |  in 403 403 403 404 404 403 403 403
POST partnering.block                 request sent                           |  in 403 403 403 303 303 403 403 403
POST partnering.block                 request of others                      |  in 403 403 403 404 404 403 403 403
POST partnering.unblock               anna                                   |  in 403 403 403 303 303 403 403 403
POST partnering.report                request sent                           |  in 403 403 403 422 422 403 403 403
POST partnering.report                request of others                      |  in 403 403 403 404 404 403 403 403
GET  reports.index                    -                                      |  in 403 403 403 403 403 200 200 200
GET  reports.show                     report                                 |  in 403 403 403 403 403 200 404 200
POST reports.take_step_with_text      report → note                          |  in 403 403 403 403 403 422 404 403
POST reports.take_step                report → tell                          |  in 403 403 403 403 403 303 404 403
POST reports.change_message           message of report → hide               |  in 403 403 403 403 403 303 404 403
GET  complaints.report                reported                               | 200 200 200 200 200 200 200 200 200
POST complaints.report                reported                               | 422 422 422 422 422 422 422 422 422
GET  complaints.report                reported page                          | 200 200 200 200 200 200 200 200 200
POST complaints.report                reported page                          | 422 422 422 422 422 422 422 422 422
GET  complaints.state                 reported                               | 200 200 200 200 200 200 200 200 200
GET  complaints.type_code             -                                      | 200 200 200 200 200 200 200 200 200
POST complaints.type_code             -                                      | 422 422 422 422 422 422 422 422 422
GET  complaints.index                 -                                      |  in 403 403 403 403 403 200 200 200
GET  complaints.show                  reported                               |  in 403 403 403 403 403 200 404 200
GET  complaints.show                  reported, hidden                       |  in 403 403 403 403 403 200 200 200
GET  complaints.show                  reported page                          |  in 403 403 403 403 403 200 200 200
POST complaints.take_step             reported page → keep                   |  in 403 403 403 403 403 422 422 422
POST complaints.take_step             reported page → amend                  |  in 403 403 403 403 403 422 422 422
POST complaints.take_step             reported page → hide                   |  in 403 403 403 403 403 409 409 409
POST complaints.take_step             reported → claim                       |  in 403 403 403 403 403 303 404 303
POST complaints.take_step             reported → hide                        |  in 403 403 403 403 403 303 404 303
POST complaints.take_step             reported → keep                        |  in 403 403 403 403 403 422 404 422
POST complaints.take_step             reported, hidden → remove              |  in 403 403 403 403 403 422 422 422
GET  complaints.medium                reported                               |  in 403 403 403 403 403 200 404 200
GET  complaints.medium                reported, hidden                       |  in 403 403 403 403 403 200 200 200
GET  complaints.decision              reported                               |  in 403 403 403 404 404 403 403 403
GET  complaints.decision              reported, hidden                       |  in 403 403 403 200 404 403 403 403
POST complaints.decision              reported, hidden                       |  in 403 403 403 422 404 403 403 403
GET  teaching.my_schools              -                                      |  in 403 403 403 200 200 403 403 403
POST teaching.join                    -                                      |  in 403 403 403 422 422 403 403 403
POST teaching.leave                   school of carla                        |  in 403 403 403 422 404 403 403 403
POST teaching.come_back               school of carla                        |  in 403 403 403 409 404 403 403 403
POST teaching.invite                  school of carla                        |  in 403 403 403 422 404 403 403 403
GET  teaching.next_year               -                                      |  in 403 403 403 200 200 403 403 403
POST teaching.next_year               -                                      |  in 403 403 403 422 422 403 403 403
POST teaching.hand_over               class                                  |  in 403 403 403 404 404 403 403 403
GET  closing.ask                      class                                  |  in 403 403 403 200 404 403 403 403
GET  closing.school_years             -                                      |  in 403 403 403 403 403 200 200 200
GET  closing.school_year              school of carla                        |  in 403 403 403 403 403 200 404 200
POST closing.school_year              school of carla                        |  in 403 403 403 403 403 422 404 422
POST closing.reopen                   class closed long ago                  |  in 403 403 403 403 403 404 404 404
POST closing.reopen                   class closed lately                    |  in 403 403 403 403 403 303 404 303
POST teaching.close                   class                                  |  in 403 403 403 303 404 403 403 403
POST teaching.reopen                  class                                  |  in 403 403 403 409 404 403 403 403
POST teaching.take_back               class                                  |  in 403 403 403 404 404 403 403 403
GET  balance.show                     -                                      |  in 403 403 403 403 403 200 200 200
GET  balance.show_csv                 -                                      |  in 403 403 403 403 403 200 200 200
GET  balance.show_xlsx                -                                      |  in 403 403 403 403 403 200 200 200
POST balance.compute                  -                                      |  in 403 403 403 403 403 303 303 303
GET  rounds.index                     -                                      |  in 403 403 403 403 403 200 200 403
GET  rounds.new                       -                                      |  in 403 403 403 403 403 200 200 403
POST rounds.new                       -                                      |  in 403 403 403 403 403 422 422 403
GET  rounds.show                      round                                  |  in 403 403 403 403 403 200 404 403
GET  rounds.classes                   round                                  |  in 403 403 403 403 403 200 404 403
GET  rounds.edit                      round                                  |  in 403 403 403 403 403 200 404 403
POST rounds.edit                      round                                  |  in 403 403 403 403 403 422 404 403
POST rounds.close                     round                                  |  in 403 403 403 403 403 303 404 403
POST rounds.reopen                    round                                  |  in 403 403 403 403 403 303 404 403
GET  rounds.pair                      round                                  |  in 403 403 403 403 403 200 404 403
POST rounds.pair                      round                                  |  in 403 403 403 403 403 422 404 403
POST rounds.remove_pair               round                                  |  in 403 403 403 403 403 303 404 403
POST rounds.bring_pair_back           round                                  |  in 403 403 403 403 403 409 404 403
POST rounds.run                       round                                  |  in 403 403 403 403 403 303 404 403
GET  rounds.preview                   round                                  |  in 403 403 403 403 403 200 404 403
POST rounds.take                      round                                  |  in 403 403 403 403 403 303 404 403
POST rounds.cancel                    round                                  |  in 403 403 403 403 403 409 404 403
POST rounds.publish                   round                                  |  in 403 403 403 403 403 303 404 403
GET  rounds.why                       round                                  |  in 403 403 403 403 403 200 404 403
POST rounds.why                       round                                  |  in 403 403 403 403 403 422 404 403
GET  rounds.reason                    round                                  |  in 403 403 403 403 403 200 404 403
POST rounds.together                  round                                  |  in 403 403 403 403 403 409 404 403
GET  rounds.proposals                 -                                      |  in 403 403 403 200 200 403 403 403
GET  rounds.proposal                  proposal                               |  in 403 403 403 200 404 403 403 403
POST rounds.confirm                   proposal                               |  in 403 403 403 303 404 403 403 403
POST rounds.decline                   proposal                               |  in 403 403 403 303 404 403 403 403
POST rounds.undo                      proposal                               |  in 403 403 403 409 404 403 403 403
POST rounds.leave                     place in a round                       |  in 403 403 403 303 404 403 403 403
POST rounds.take_part                 place in a round                       |  in 403 403 403 303 404 403 403 403
GET  people.index                     -                                      |  in 403 403 403 403 403 200 200 200
GET  people.history                   -                                      |  in 403 403 403 403 403 403 403 200
GET  people.left_waiting              -                                      |  in 403 403 403 403 403 200 200 200
GET  people.new                       -                                      |  in 403 403 403 403 403 200 200 200
POST people.new                       -                                      |  in 403 403 403 403 403 422 422 422
GET  people.show                      account carla                          |  in 403 403 403 403 403 200 404 200
GET  people.show                      account dana                           |  in 403 403 403 403 403 404 404 200
GET  people.show                      anna                                   |  in 403 403 403 403 403 404 404 404
POST people.change_standing           account carla → suspend                |  in 403 403 403 403 403 422 404 422
POST people.change_standing           account carla → reinstate              |  in 403 403 403 403 403 409 404 409
POST people.change_standing           account dana → suspend                 |  in 403 403 403 403 403 404 404 422
POST people.change_role               account carla                          |  in 403 403 403 403 403 403 403 303
POST people.end_sessions              account carla                          |  in 403 403 403 403 403 303 404 303
POST people.end_sessions              account dana                           |  in 403 403 403 403 403 404 404 303
POST people.end_sessions              account ada                            |  in 403 403 403 403 403 404 404 409
POST people.reset_second_factor       account carla                          |  in 403 403 403 403 403 403 403 303
POST people.reset_second_factor       account ada                            |  in 403 403 403 403 403 403 403 409
POST people.invite_again              account carla                          |  in 403 403 403 403 403 409 404 409
POST people.delete                    account carla                          |  in 403 403 403 403 403 403 403 422
GET  people.erase_own                 -                                      |  in 403 403 403 200 200 200 200 200
POST people.erase_own                 -                                      |  in 403 403 403 409 409 303 303 409
POST people.end_membership            account carla                          |  in 403 403 403 403 403 422 404 422
POST people.renew_membership          account carla                          |  in 403 403 403 403 403 409 404 409
GET  people.hand_over                 account carla                          |  in 403 403 403 403 403 200 404 200
POST people.hand_over                 account carla                          |  in 403 403 403 403 403 422 404 422
GET  audit.index                      -                                      |  in 403 403 403 403 403 200 200 200
GET  audit.export                     a table                                |  in 403 403 403 403 403 200 200 200
GET  processing.index                 -                                      |  in 403 403 403 403 403 403 403 200
GET  processing.assessment            -                                      |  in 403 403 403 403 403 403 403 200
GET  processing.breach                -                                      |  in 403 403 403 403 403 403 403 200
GET  processing.affected              a lost class                           |  in 403 403 403 403 403 403 403 200
GET  processing.affected_file         a lost class                           |  in 403 403 403 403 403 403 403 200
GET  dashboard.show                   -                                      |  in 200 200 200 200 200 200 200 200
GET  people.queues                    -                                      |  in 403 403 403 403 403 403 403 200
GET  mail.outbox                      -                                      |  in 403 403 403 403 403 403 403 200
POST mail.send_test                   -                                      |  in 403 403 403 403 403 403 403 303
POST mail.send_again                  an email                               |  in 403 403 403 403 403 403 403 422
GET  imports.index                    -                                      |  in 403 403 403 403 403 403 403 200
POST imports.index                    -                                      |  in 403 403 403 403 403 403 403 422
GET  imports.show                     a list                                 |  in 403 403 403 403 403 403 403 200
POST imports.confirm                  a list                                 |  in 403 403 403 403 403 403 403 303
POST imports.drop                     a list                                 |  in 403 403 403 403 403 403 403 303
GET  retention.index                  -                                      |  in 403 403 403 403 403 403 403 200
POST retention.change                 a kind of data                         |  in 403 403 403 403 403 403 403 422
GET  regions.administer               -                                      |  in 403 403 403 403 403 403 403 200
GET  regions.new                      -                                      |  in 403 403 403 403 403 403 403 200
POST regions.new                      -                                      |  in 403 403 403 403 403 403 403 422
GET  regions.edit                     hessen                                 |  in 403 403 403 403 403 403 403 200
GET  regions.contact                  hessen                                 |  in 403 403 403 403 403 200 404 200
POST regions.contact                  hessen                                 |  in 403 403 403 403 403 303 404 303
POST regions.change_status            hessen                                 |  in 403 403 403 403 403 403 403 422
POST regions.change_names             hessen                                 |  in 403 403 403 403 403 403 403 422
"""
CONTRIBUTIONS = ("draft", "submitted", "returned", "in_review", "rejected", "published", "withdrawn", "deleted")
PROJECTS = ("draft", "submitted", "declined", "accepted", "finished")


class World(Cast):
    """The cast with everything that could leak: contributions and projects in every state, files, codes, links, memberships."""

    def __init__(self, app: Flask) -> None:
        super().__init__(app)
        in_an_hour = str(time.time() + 3600).encode()  # a worker lives, or /healthz would say that the queue is unwell
        the_jobs().huey.storage.put_data(HEARTBEAT, in_an_hour)
        self.stored = self._stored_file()
        self.places: dict[str, dict[str, Any]] = {"-": {}}
        self.places["hessen"] = {"key": "hessen", "part": 1, "filename": "mark.svg"}
        self.places["a table"] = {"ending": "csv"}
        self._legal_page()
        for status in CONTRIBUTIONS:
            self._contribution(status)
        for status in PROJECTS:
            self._own_project(status)
        for status in ("draft", "submitted", "in_review"):
            self._with_contacts(status)
        self._passed_on()
        self._absence()
        self._of_coordinators()
        self._joint_project()
        self._visits()
        self._families()
        self._programmes()
        self._events()
        self._awards()
        self._juries()
        self._wanted_change()
        self._named("ben is named", "draft")
        self._named("ben is named, submitted", "submitted")
        self.places["project public"] = {"project_id": self.project.id}
        self._class_and_cards()
        self._memberships()
        self._accounts()
        self._emails()
        self._partner_search()
        self._partner_requests()
        self._matching_round()
        self._funding()
        self._complaints()
        self._exhibitions()
        lessons = db.session.scalars(select(Holiday).filter_by(region_key="hessen", kind="lessons")).one()
        kept = KeptText(person_id=self.carla.id, address="/de/classes/new", fields=[["name", "9c"]])
        db.session.add(kept)
        db.session.flush()
        self.places["text of carla"] = {"number": kept.id}
        self.places["school year"] = {"region_key": "hessen", "entry_id": lessons.id}
        db.session.commit()
        self._devices()
        db.session.commit()

    def _devices(self) -> None:
        """Everybody is signed in; Carla on a phone, too, and Emil has a passkey."""
        self.tokens = {name: begin(getattr(self, name), "", is_remembered=True) for name in VISITORS[1:]}
        phone = find_session(begin(self.carla, "Firefox, Android", is_remembered=True))
        passkey = Passkey(person_id=self.emil.id, credential_id="YQ", public_key=b"", sign_count=0, device="")
        db.session.add(passkey)
        db.session.flush()
        self.places["passkey of emil"] = {"passkey_id": passkey.id}
        self.places["device of carla"] = {"session_id": phone and phone.id}

    def _stored_file(self) -> dict[str, Any]:
        path = the_store().incoming() / "picture.webp"
        path.write_bytes(b"RIFF....WEBP")
        facts = {"mime": "image/webp", "bytes": 12, "sha256": "0" * 64, "width": 1, "height": 1}
        return {"key": the_store().adopt(path, ".webp"), **facts}

    def _contribution(self, status: str) -> None:
        contribution = self.contribution(self.anna, status=status)
        media = [self._medium(contribution), self._medium(contribution)]
        media[1].removed_at = contribution.created_at
        db.session.add(Version(contribution_id=contribution.id, number=1, title="", text="", language="de", media=[]))
        db.session.flush()
        place = {"contribution_id": contribution.id, "medium_id": media[0].id, "variant": "full", "number": 1}
        self.places[status] = place
        self.places[f"{status}, removed"] = {**place, "medium_id": media[1].id}

    def _medium(self, contribution: Contribution) -> Medium:
        medium = Medium(
            contribution=contribution,
            kind="image",
            name="a.webp",
            files={"full": self.stored},
            n_bytes=12,
            sha256="0" * 64,
        )
        db.session.add(medium)
        return medium

    def _own_project(self, status: str) -> None:
        project = self._project(self.carla, self.school, self.school_class, f"Projekt {status}", "de")
        project.status, project.is_public = ProjectStatus(status), status in ("accepted", "finished")
        db.session.flush()
        self.places[f"project {status}"] = {"project_id": project.id}

    def _with_contacts(self, status: str) -> None:
        """Anna has left a phone number in."""
        contribution = self.contribution(self.anna, status=status, text="Ruf an: 0171 3920045")
        count_contacts(contribution)
        place = {"contribution_id": contribution.id, "mark": findings(contribution)[0].mark}
        self.places[f"contacts {status}"] = place

    def _legal_page(self) -> None:
        """A published imprint, and a reported barrier."""
        version = LegalVersion(page="imprint", language="en", number=1, text="Imprint")
        barrier = BarrierReport(language="de", text="Zu klein")
        db.session.add_all([version, barrier])
        db.session.flush()
        self.places["barrier"] = {"report_id": barrier.id}
        self.places["imprint"] = {"page": "imprint", "written": "en", "version_id": version.id}
        for name, facts in NEWS.items():
            item = NewsItem(region_key="hessen", language="de", titles={"de": "Fest"}, texts={"de": "Bald"}, **facts())
            db.session.add(item)
            db.session.flush()
            self.places[name] = {"number": item.id, "variant": "thumbnail"}
        self.places["imprint of hessen"] = {"page": "imprint", "key": "hessen"}

    def _exhibitions(self) -> None:
        """One of Dana's region and a public one of Carla's project, and a copy that Dana holds."""
        described = {"titles": {"de": "Am Wasser"}, "language": "de", "languages": ["de"], "region_key": "hessen"}
        work = {"contribution_id": self.places["published"]["contribution_id"]}
        own, public = Exhibition(**described), Exhibition(project=self.project, published_at=now(), **described)
        own.exhibits = [Exhibit(**work)]
        copy = Copy(person_id=self.dana.id, kind="exhibition", number=1, title="Am Wasser", language="de")
        db.session.add_all([own, public, copy])
        db.session.flush()
        self.places["exhibition"] = {"exhibition_id": own.id, "event_id": 1, "move": "up", **work}
        self.places["exhibition of carla"] = {"exhibition_id": public.id}
        self.places["copy of dana"] = {"copy_id": copy.id}

    def _passed_on(self) -> None:
        """Gero is asked about one contribution, and decides about another."""
        asked, handed_over = (self.contribution(self.anna, status="in_review") for _ in range(2))
        db.session.add(OpinionRequest(contribution=asked, region_key="bursa", by_id=self.dana.id))
        handed_over.review_region_key = "bursa"
        self.places["asked"] = {"contribution_id": asked.id}
        self.places["handed over"] = {"contribution_id": handed_over.id}

    def _absence(self) -> None:
        """Dana will be away, and asks Gero to stand in."""
        tomorrow = today() + timedelta(days=1)
        absence = DaysAway(person=self.dana, substitute=self.gero, start=tomorrow, end=tomorrow)
        db.session.add(absence)
        db.session.flush()
        self.places["absence"] = {"absence_id": absence.id}

    def _of_coordinators(self) -> None:
        """A note of Dana, and a text for reasons of her region."""
        reviewed = self.places["in_review"]["contribution_id"]
        facts = {"region_key": "hessen", "by_id": self.dana.id, "language": "de", "text": "Nur für uns"}
        note, text = ReviewNote(contribution_id=reviewed, **facts), ReasonText(title="Kurz", **facts)
        db.session.add_all([note, text])
        db.session.flush()
        self.places["note of dana"] = {"contribution_id": reviewed, "note_id": note.id}
        self.places["text of hessen"] = {"text_id": text.id}

    def _joint_project(self) -> None:
        """A draft of Carla and Emil with both classes."""
        project = self._project(self.carla, self.school, self.school_class, "Gemeinsam", "de")
        project.status, project.is_public = ProjectStatus.DRAFT, False
        project.teachers.append(self.emil)
        project.classes.append(self.other_class)
        db.session.flush()
        self.places["project joint"] = {"project_id": project.id}

    def _visits(self) -> None:
        """Emil’s class comes to Carla’s: in every state that a visit can have."""
        for status in VisitStatus:
            self.places[f"visit {status}"] = {"visit_id": visit_of(self, status=status).id}
        load_documents()
        db.session.flush()
        host_document = db.session.scalars(select(RequiredDocument.id).filter_by(key="invitation")).one()
        self.places["visit document"] = {
            **self.places["visit planned"], "document_id": host_document, "state": "done",
        }  # fmt: skip

    def _families(self) -> None:
        """Both classes take part in a visit; no family has answered."""
        visit = visit_of(self)
        anna = take_part(self, visit)[self.anna.id]
        place = {"visit_id": visit.id, "participant_id": anna.id, "side": "host", "code": link_code(sheet_code(anna))}
        self.places["families of a visit"] = place

    def _programmes(self) -> None:
        """Carla and Emil show a programme to everybody and to parents; one item is removed, one visit is cancelled."""
        visit, cancelled = visit_of(self, status=VisitStatus.AGREED), visit_of(self)
        items = [item_of(each, self.carla) for each in (visit, visit, cancelled)]
        publish(visit, is_meant=False)
        open_to_parents(visit, is_meant=False)
        remove(visit, items[1])
        cancelled.status = VisitStatus.CANCELLED
        place = {"visit_id": visit.id, "item_id": items[0].id, "token": parents_token(agenda_of(visit))}
        open_calendar(self.carla)
        calendar = {"person_id": self.carla.id, "token": calendar_token(existing(find_address(self.carla.id)))}
        self.places["programme of a visit"] = place
        self.places["removed item"] = {**place, "item_id": items[1].id}
        self.places["programme of a cancelled visit"] = {"visit_id": cancelled.id, "item_id": items[2].id}
        self.places["wrong address of a programme"] = {**place, "token": calendar["token"]}
        self.places["calendar of carla"] = calendar
        self.places["wrong address of a calendar"] = {**calendar, "token": place["token"]}

    def _events(self) -> None:
        """Dana organises several: a draft, one with a public call, one that is planned, one with a public programme."""
        for name, make in (("event draft", events.made), ("event open", events.opened)):
            event = make(self)
            self.places[name] = {"event_id": event.id, "place_id": event.places[0].id, "kind": "performance"}
        for name, school_class, status in (
            ("application draft", self.school_class, ApplicationStatus.DRAFT),
            ("application handed in", self.school_class, ApplicationStatus.HANDED_IN),
            ("application of emil", self.other_class, ApplicationStatus.HANDED_IN),
        ):
            self.places[name] = {"application_id": events.applied(event, school_class, status).id}
        event, song, _dance = programmes.planned(self)
        proposal = request_proposal(event, by=self.dana)
        numbers = {"event_id": event.id, "application_id": song.id, "place_id": event.places[0].id}
        self.places["event planned"] = {**numbers, "minute": 780, "proposal_id": proposal.id}
        self.places["event exhibit"] = {
            "event_id": event.id,
            "application_id": programmes.exhibit(event, self.school_class).id,
        }
        event, song, _dance = programmes.published(self)
        numbers = {"event_id": event.id, "place_id": event.places[0].id, "class_id": song.class_id}
        self.places["event programme"] = numbers

    def _awards(self) -> None:
        """Dana organises rounds in several states; Carla has nominated, and won with her project."""
        self.places["twinning"] = {"twinning_id": awards.twinning(self).id}
        suggested = awards.suggested_twinning(self)
        self.places["twinning suggested"] = {"twinning_id": suggested.id}
        draft, opened = awards.award_round(self, None, year=2028), awards.award_round(self)
        self.places["award draft"] = {"award_id": draft.id, "rows": "criteria"}
        self.places["award open"] = {"award_id": opened.id}
        begun = awards.drafted(opened, awards.of_project(self.project), by=self.carla)
        asked = awards.nominated(opened, awards.of_project(self.other_project), by=self.carla)
        judged = awards.award_round(self, year=2026)
        agreed, won = awards.nomination_in(self, judged), awards.laureate(self, year=2025)
        awards.advance(self, judged, RoundStep.END_JUDGING)
        self.places["nomination draft"] = {"nomination_id": begun.id}
        self.places["nomination asked"] = {"nomination_id": asked.id}
        self.places["nomination judged"] = {"nomination_id": agreed.id}
        self.places["laureate"] = {"nomination_id": won.id, "code": won.code}

    def _juries(self) -> None:
        """Emil judges for Bursa: a partnership of other regions, not the one of his own; and a jury that is closed."""
        jury = juries.judging(self, [("hessen", "aquitaine"), ("hessen", "bursa")])
        member = juries.member(jury, "Burak", person=self.emil)
        first, second = juries.items(jury)
        judged = juries.judging(self, [("hessen", "aquitaine")], year=2019)
        close_jury(judged)
        place = {"award_id": jury.round_id, "member_id": member.id}
        self.places["jury"] = {**place, "nomination_id": first.id}
        self.places["jury of the own region"] = {**place, "nomination_id": second.id}
        self.places["jury closed"] = {"award_id": judged.round_id}

    def _wanted_change(self) -> None:
        """Carla wants another title for a public project."""
        project = self._project(self.carla, self.school, self.school_class, "Öffentlich", "de")
        db.session.flush()
        want(project, {**project.description, "title": "Anders"}, ["hessen"])
        self.places["project changed"] = {"project_id": project.id}

    def _named(self, place: str, status: str) -> None:
        """Anna says that Ben made it too; he has not answered."""
        contribution = self.contribution(self.anna, status=status)
        invite(contribution, [self.ben], by=self.anna)
        self.places[place] = {"contribution_id": contribution.id, "person_id": self.ben.id}

    def _class_and_cards(self) -> None:
        """Anna’s class, and the card of a new student who has done nothing yet."""
        nele = self._student("Nele", self.school_class, "de")
        db.session.flush()
        student = db.session.get_one(Student, nele.id)
        code = card_code(student)
        student.card_hash = card_hash(self.app.config["SECRET_KEY"], code)
        self.places["class"] = {"class_id": self.school_class.id}
        self.places["a lost class"] = {"kind": "class", "number": self.school_class.id, "ending": "csv"}
        for ago, days in (("lately", 1), ("long ago", 400)):
            closed = self._class(self.carla, self.school, "10a", "de", f"OVER{days}")
            closed.closed_at = now() - timedelta(days=days)
            db.session.flush()
            self.places[f"class closed {ago}"] = {"school_id": self.school.id, "class_id": closed.id}
        self.places["school of carla"] = {"school_id": self.school.id}
        self.places["nele"] = {"person_id": nele.id}
        self.places["anna"] = {"person_id": self.anna.id}
        self.places["card"] = {"code": link_code(code)}
        self.places["class and card"] = {**self.places["class"], **self.places["card"]}
        self.places["class code"] = {"code": link_code(self.school_class.code), "person_id": nele.id}
        asked = ask_for_correction(self.ben, "Falsch geschrieben", "de")
        self.places["question of ben"] = {"number": asked.id, "receipt": asked.receipt}

    def _memberships(self) -> None:
        hugo = self._adult(Role.TEACHER, "Hugo", "de")
        membership = Membership(person=hugo, school=self.school)
        unknown = School(region_key="hessen", name="Neue Schule", town="Neustadt", is_verified=False)
        db.session.add_all([membership, unknown])
        db.session.flush()
        self.places["hugo waits"] = {"person": hugo.id, "school": self.school.id, "token": token_for(membership)}
        closed = School(region_key="hessen", name="Alte Schule", town="Altstadt", closed_on=today())
        db.session.add(closed)
        db.session.flush()
        self.places["new school"] = {"school": unknown.id, "school_id": unknown.id}
        self.places["closed school"] = {"school_id": closed.id}
        self.places["own school"] = {"school": self.school.id}

    def _accounts(self) -> None:
        for person in (self.carla, self.dana, self.ada):
            place = {"person_id": person.id, "school_id": self.school.id}
            self.places[f"account {person.name.lower()}"] = place

    def _emails(self) -> None:
        ida = self._adult(Role.COORDINATOR, "Ida", "de")
        db.session.flush()
        for purpose, person in (
            (Purpose.SIGN_IN, self.carla),
            (Purpose.CONFIRM_EMAIL, self.carla),
            (Purpose.INVITATION, ida),
        ):
            token = link(purpose, person).rpartition("/")[2]
            self.places[f"email {purpose.name.lower()}"] = {"token": token}
            self.places[f"again {purpose.name.lower()}"] = {"token": token, "purpose": purpose}
        off = unsubscribe_link(self.carla, Topic.HANDED_IN).rpartition("/")[2]
        self.places["email turned off"] = {"token": off}
        change = EmailChange(person_id=self.carla.id, old_email="carla@school.example", new_email="new@school.example")
        db.session.add(change)
        db.session.flush()
        for purpose in (Purpose.NEW_EMAIL, Purpose.OLD_EMAIL):
            token = change_link(purpose, change, "en").rpartition("/")[2]
            self.places[f"email {purpose.name.lower()}"] = {"token": token}

    def _partner_search(self) -> None:
        """Another class of Carla’s looks for partners; Anna’s own does not yet."""
        school_class = self._class(self.carla, self.school, "9c", "de", "SEARCH")
        db.session.flush()
        search = open_search(school_class, description("hessen"), by=self.carla)
        saved = save(search, Filters())
        db.session.flush()
        self.places["search"] = {"search_id": search.id, "saved_id": saved.id}

    def _partner_requests(self) -> None:
        """Carla has asked Emil in three ways, and reported one of his; two classes of others have nothing to hide."""
        for status in ("sent", "proposed", "accepted"):
            request = self._request(self.carla, self.emil, status)
            self.places[f"request {status}"] = {"request_id": request.id}
        self._report(request)
        mine, theirs = self._looking(self.carla), self._looking(self.emil)
        self.places["request to be"] = {"search_id": mine.id, "other_id": theirs.id}
        ida, jan = (self._adult(Role.TEACHER, name, "fr") for name in ("Ines", "Jan"))
        self.places["request of others"] = {"request_id": self._request(ida, jan, "sent").id}

    def _request(self, sender: Person, receiver: Person, status: str) -> PartnerRequest:
        search, other = self._looking(sender), self._looking(receiver)
        request = PartnerRequest(
            pair=pair_key(search.id, other.id),
            from_search=search,
            to_search=other,
            status=status,
            starts_on=search.starts_on,
            ends_on=search.ends_on,
            remind_on=search.starts_on,
            due_on=search.starts_on,
        )
        db.session.add(request)
        db.session.flush()
        return request

    def _looking(self, teacher: Person) -> PartnerSearch:
        """A class of the teacher that begins to look; one of each school for everybody."""
        school = self.other_school if teacher is self.emil else self.school
        db.session.flush()
        number = db.session.query(SchoolClass).count()
        school_class = self._class(teacher, school, f"K{number}", "de", f"K{number:05}")
        db.session.flush()
        search = open_search(school_class, description(school.region_key), by=teacher)
        search.status = SearchStatus.OPEN
        db.session.flush()
        return search

    def _report(self, request: PartnerRequest) -> None:
        report = Report(request=request, by=self.carla, region_key="hessen", text="Seltsam.", language="de")
        db.session.add(report)
        db.session.flush()
        self.places["report"] = {"report_id": report.id}
        message = Entry(request_id=request.id, by_id=self.carla.id, text="Hallo", language="de")
        db.session.add(message)
        db.session.flush()
        self.places["message of report"] = {"report_id": report.id, "entry_id": message.id}

    def _matching_round(self) -> None:
        """A round of Hessen and Aquitaine: a preview with two free classes, a proposal for Carla and another teacher."""
        days = (today() + timedelta(days=14), today() + timedelta(days=30))
        regions = ("aquitaine", "hessen")
        made = open_round(RoundDescription(regions, 2, DEFAULT_WEIGHTS, *days), by=self.dana)
        jan = self._adult(Role.TEACHER, "Jule", "fr")
        mine, theirs, proposed, other = (self._looking(teacher) for teacher in (self.carla, jan, self.carla, jan))
        preview = Run(round_id=made.id, status="preview", groups=[[[mine.id, theirs.id], 80]], n_groups=1)
        published = Run(round_id=made.id, status="published")
        db.session.add_all([preview, published])
        sides = [Side(search_id=proposed.id), Side(search_id=other.id)]
        proposal = Proposal(run=published, points=80, remind_on=days[0], due_on=days[1], sides=sides)
        db.session.add(proposal)
        db.session.flush()
        free = self._looking(jan)
        db.session.add(RoundPair(round_id=made.id, one_id=mine.id, other_id=theirs.id, is_together=False))
        db.session.flush()
        self.places["round"] = {
            "round_id": made.id,
            "run_id": preview.id,
            "search_id": free.id,
            "one_id": mine.id,
            "other_id": theirs.id,
        }
        self.places["proposal"] = {"proposal_id": proposal.id}
        self.places["place in a round"] = {"round_id": made.id, "search_id": mine.id}

    def _funding(self) -> None:
        version = db.session.query(ProgrammeVersion).filter_by(key="dpjw_exchange").one()
        sent = ListImport(kind="schools", name="schools.csv", status="preview")
        email = Email(event="test", recipient="carla@school.example", language="de", subject="Test", text="Test")
        db.session.add_all([sent, email])
        db.session.flush()
        self.places["a kind of data"] = {"data": "emails"}
        self.places["a list"], self.places["an email"] = {"number": sent.id}, {"email_id": email.id}
        self.places["programme"] = {"key": version.key, "version_id": version.id}
        self.places["country set"] = {"key": "EU27"}

    def _complaints(self) -> None:
        """Somebody has reported two contributions of Anna; one of them is hidden."""
        for place in ("reported", "reported, hidden"):
            contribution = self.contribution(self.anna, status="published")
            medium = self._medium(contribution)
            db.session.flush()
            complaint = report(
                Item(Kind.CONTRIBUTION, contribution.id, contribution),
                Told(Category.DANGEROUS, "Gefährlich.", "", "de"),
            )
            self.places[place] = {
                "case_id": complaint.case_id,
                "medium_id": medium.id,
                "variant": "full",
                "kind": "contribution",
                "number": contribution.id,
                "code": link_code(code_of(complaint)),
            }
        take_case_step(complaint.case, Step.HIDE, by=self.dana)
        page = {"kind": "twinning", "number": self.places["twinning"]["twinning_id"]}
        item = get_item(self.dana, Kind.TWINNING, page["number"])
        told = report(item, Told(Category.OTHER, "Das ist falsch.", "", "de"))
        self.places["reported page"] = {**page, "case_id": told.case_id}

    def visit(self, method: str, endpoint: str, place: str, visitor: str) -> TestResponse:
        data = {"reason": "Why", "words": "Why"} if method == "POST" else None
        return self.browser(visitor).open(self.address(method, endpoint, place), method=method, data=data)

    def address(self, method: str, endpoint: str, place: str) -> str:
        thing, _, step = place.partition(" → ")
        with self.app.test_request_context():
            rules = [r for r in self.app.url_map.iter_rules(endpoint) if method in (r.methods or ())]
            rules.sort(key=lambda rule: len(rule.arguments))
            known = {**self.places[thing], "step": step, "lang": "en"}
            return url_for(endpoint, **{key: known[key] for key in rules[0].arguments})

    def browser(self, visitor: str) -> FlaskClient:
        client = self.app.test_client()
        if visitor in self.tokens:
            with client.session_transaction() as session:
                session[COOKIE_KEY] = self.tokens[visitor]
        return client


def table() -> list[tuple[str, str, str, list[str]]]:
    """Its rows: method, endpoint, place, answers."""
    rows = []
    for line in ROUTES.strip().splitlines():
        route, _, answers = line.partition("|")
        method, endpoint, place = route.split(maxsplit=2)
        rows.append((method, endpoint, place.strip(), answers.split()))
    return rows


def status(answer: Response) -> str:
    leads_to_sign_in = answer.status_code == 303 and "/sign-in" in (answer.location or "").replace("sign-in-link", "")
    return "in" if leads_to_sign_in else str(answer.status_code)


@pytest.fixture(scope="module")
def standing(application: Flask) -> Iterator[tuple[World, Connection]]:
    """A world for all rows, and the connection that holds it."""
    forget_everything(application)
    with one_transaction(application) as connection, application.app_context():
        yield World(application), connection
        db.session.remove()


@pytest.fixture
def answers_to(standing: tuple[World, Connection]) -> Iterator[Callable[..., dict[str, str]]]:
    """What every visitor is answered; each finds the world as it was before the one before came."""
    world, connection = standing

    def visit(method: str, endpoint: str, place: str, visitors: Sequence[str] = VISITORS) -> dict[str, str]:
        answers = {}
        for visitor in visitors:
            with rolled_back(connection), world.visit(method, endpoint, place, visitor) as answer:
                answers[visitor] = status(answer)
        return answers

    yield visit
    db.session.rollback()
    forget_everything(world.app)


@pytest.mark.parametrize(
    ("method", "endpoint", "place", "answers"), [pytest.param(*row, id=" ".join(row[:3])) for row in table()]
)
def test_every_route_answers_every_visitor_as_the_table_says(
    answers_to: Callable[..., dict[str, str]], method: str, endpoint: str, place: str, answers: list[str]
) -> None:
    assert answers_to(method, endpoint, place) == dict(zip(VISITORS, answers, strict=True))


@pytest.mark.both_databases
def test_every_page_opens_on_both_databases(answers_to: Callable[..., dict[str, str]]) -> None:
    """To the first visitor who may see it."""
    pages = [(endpoint, place, answers) for method, endpoint, place, answers in table() if method == "GET"]
    opened = [
        (endpoint, place, VISITORS[answers.index("200")]) for endpoint, place, answers in pages if "200" in answers
    ]
    assert {endpoint for endpoint, _, _ in opened} >= {endpoint for endpoint, _, answers in pages if "200" in answers}
    seen = [(endpoint, place, answers_to("GET", endpoint, place, [who])[who]) for endpoint, place, who in opened]
    assert [page for page in seen if page[2] != "200"] == []


def test_every_route_stands_in_the_table(application: Flask) -> None:
    known = {(method, endpoint) for method, endpoint, _, _ in table()}
    rules = application.url_map.iter_rules()
    assert {(m, r.endpoint) for r in rules for m in (r.methods or set()) - {"HEAD", "OPTIONS"}} == known


def test_every_route_has_an_access_mark(application: Flask) -> None:
    assert [name for name, view in application.view_functions.items() if mark_of(view) is None] == []
