"""Links of a PDF document: to its own pages and to the web; no other annotation is left."""

import re
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from portal.core.storage import pdf_allowed as allowed
from portal.core.storage.kinds import Unfit, UnfitFile
from portal.core.storage.pdf_copy import Copy, scalar

MOST_LINKS = 20_000
WEB_LINK = re.compile(r"(https?://|mailto:)[^\s\x00-\x1f\x7f]+", re.IGNORECASE)


def add_links(copy: Copy, source: Pdf, old: Object) -> None:
    """Links to pages of the document and to the web; no other annotation is left."""
    annotations = old.get("/Annots")
    links = [one for one in annotations if isinstance(one, Dictionary)] if isinstance(annotations, Array) else []
    if len(links) > MOST_LINKS:
        raise UnfitFile(Unfit.TOO_DEMANDING)
    new = Array()
    for link in links:
        if link.get("/Subtype") == Name.Link and (goal := _goal(copy, source, link)):
            made = copy.target.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link, **goal))
            for key in allowed.LINKS & set(link.keys()):
                made[key] = copy.of(link[key], "general")
            if link.is_indirect:
                copy.pages[link.objgen] = made
            new.append(made)
    if len(new):
        copy.pages[old.objgen].Annots = new


def _goal(copy: Copy, source: Pdf, link: Object) -> dict[str, Any]:
    action = link.get("/A")
    action = action if isinstance(action, Dictionary) else Dictionary()
    if action.get("/S") == Name.URI and WEB_LINK.fullmatch(address := str(action.get("/URI", ""))):
        return {"A": Dictionary(S=Name.URI, URI=String(address))}
    goal = link.get("/Dest", action.get("/D") if action.get("/S") == Name.GoTo else None)
    leads_to = place(copy, source, goal)
    return {"Dest": leads_to} if leads_to is not None else {}


def place(copy: Copy, source: Pdf, goal: Any) -> Array | None:
    """Where a link leads: a page of the copy, and how it is shown."""
    if isinstance(goal, Name | String):
        goal = _named(source, str(goal))
    if isinstance(goal, Dictionary):
        goal = goal.get("/D")
    if not isinstance(goal, Array) or not len(goal) or not isinstance(goal[0], Dictionary):
        return None
    page = copy.pages.get(goal[0].objgen)
    return Array([page, *(scalar(one) for one in list(goal)[1:6])]) if page is not None else None


def _named(source: Pdf, name: str) -> Any:
    trees = source.Root.get("/Names", Dictionary())
    if isinstance(trees, Dictionary) and isinstance(trees.get("/Dests"), Dictionary):
        goal = pikepdf.NameTree(trees.Dests).get(name)
        if goal is not None:
            return goal
    old_form = source.Root.get("/Dests")
    return old_form.get(name) if isinstance(old_form, Dictionary) and name.startswith("/") else None
