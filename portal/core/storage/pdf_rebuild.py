"""Rebuilds a PDF document: pages, structure for screen readers, outline and harmless links; nothing else."""

from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Pdf, Stream, String

from portal.core.storage import pdf_allowed as allowed
from portal.core.storage.kinds import Unfit, UnfitFile
from portal.core.storage.pdf_copy import Copy, scalar
from portal.core.storage.pdf_links import add_links, place

MOST_PAGES = 1000
INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
A4 = Array([0, 0, 595, 842])
OUTLINE_DEPTH = 6


def rebuilt(source: Pdf) -> Pdf:
    """A new document of the same pages. Raises UnfitFile and pikepdf.PdfError."""
    pages = list(_pages(source.Root.get("/Pages")))
    if not pages:
        raise UnfitFile(Unfit.UNREADABLE)
    source.flatten_annotations()  # what people typed into forms, stamps and notes become part of the page
    target = pikepdf.new()
    copy = Copy(target, _roles(source))
    for old, inherited in pages:
        copy.pages[old.objgen] = _page(copy, old, inherited)
    for old, _ in pages:
        add_links(copy, source, old)
    _add_catalog(copy, source)
    copy.finish()
    return target


def _pages(root: Any) -> Iterator[tuple[Object, dict[str, Any]]]:
    """The leaves of the tree of pages, with what they inherit."""
    waiting: list[tuple[Any, dict[str, Any]]] = [(root, {})]
    seen: set[tuple[int, int]] = set()
    n_pages = 0
    while waiting:
        node, inherited = waiting.pop()
        if not isinstance(node, Dictionary) or node.objgen in seen:
            continue
        if node.is_indirect:
            seen.add(node.objgen)
        if len(seen) > 2 * MOST_PAGES or n_pages > MOST_PAGES:
            raise UnfitFile(Unfit.TOO_MANY_PAGES)
        inherited = {**inherited, **{key: node[key] for key in INHERITED if key in node}}
        kids = node.get("/Kids")
        if isinstance(kids, Array):
            waiting += [(kid, inherited) for kid in reversed(list(kids))]
        elif node.is_indirect:
            n_pages += 1
            yield node, inherited


def _page(copy: Copy, old: Object, inherited: dict[str, Any]) -> Object:
    page = Dictionary(Type=Name.Page, MediaBox=_box(inherited.get("/MediaBox")) or A4)
    for key in allowed.BOXES:
        if box := _box(old.get(key, inherited.get(key))):
            page[key] = box
    for key in allowed.PAGES:
        if (value := scalar(old.get(key, inherited.get(key)))) is not None:
            page[key] = value
    page.Resources = copy.of(inherited["/Resources"], "resources") if "/Resources" in inherited else Dictionary()
    if isinstance(old.get("/Group"), Dictionary):
        page.Group = copy.of(old.Group, "general")
    contents = old.get("/Contents")
    streams = [contents] if isinstance(contents, Stream) else list(contents) if isinstance(contents, Array) else []
    page.Contents = copy.content([stream for stream in streams if isinstance(stream, Stream)])
    copy.target.pages.append(pikepdf.Page(copy.target.make_indirect(page)))
    return copy.target.pages[-1].obj


def _box(value: Any) -> Array | None:
    """Four numbers, or nothing."""
    numbers = [scalar(one) for one in value] if isinstance(value, Array) else []
    return Array(numbers) if len(numbers) == 4 and not any(isinstance(n, Object | None) for n in numbers) else None


def _roles(source: Pdf) -> dict[str, str]:
    """The standard's roles, and those of the document by what they stand for."""
    roles = {role: role for role in allowed.ROLES}
    tree = source.Root.get("/StructTreeRoot")
    own = tree.get("/RoleMap") if isinstance(tree, Dictionary) else None
    names = {key: str(value) for key, value in own.items()} if isinstance(own, Dictionary) else {}
    for name in names:
        meaning = name
        for _ in range(10):  # roles may stand for roles; a circle ends as nothing
            meaning = names.get(meaning, meaning)
        if meaning in allowed.ROLES:
            roles[name] = meaning
    return roles


def _add_catalog(copy: Copy, source: Pdf) -> None:
    root, new = source.Root, copy.target.Root
    if isinstance(root.get("/Lang"), String):
        new.Lang = scalar(root.Lang)
    if isinstance(root.get("/OCProperties"), Dictionary):
        new.OCProperties = copy.of(root.OCProperties, "layers")
    tree = root.get("/StructTreeRoot")
    if isinstance(tree, Dictionary):
        new.MarkInfo = Dictionary(Marked=True)
        new.StructTreeRoot = copy.target.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        copy.copies[tree.objgen, "structure"] = new.StructTreeRoot  # what its children call their parent
        if "/K" in tree:
            new.StructTreeRoot.K = copy.of(tree.K, "structure")
        if isinstance(tree.get("/ParentTree"), Dictionary):
            new.StructTreeRoot.ParentTree = copy.of(tree.ParentTree, "parents")
    _add_outline(copy, source)


def _add_outline(copy: Copy, source: Pdf) -> None:
    with source.open_outline(max_depth=OUTLINE_DEPTH) as old, copy.target.open_outline() as new:
        new.root.extend(_entry(copy, source, item) for item in old.root)


def _entry(copy: Copy, source: Pdf, item: OutlineItem) -> OutlineItem:
    action = item.action if isinstance(item.action, Dictionary) else Dictionary()
    goal = item.destination if item.destination is not None else action.get("/D")
    entry = OutlineItem(item.title, destination=place(copy, source, goal))
    entry.children.extend(_entry(copy, source, child) for child in item.children)
    return entry
