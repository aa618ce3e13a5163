"""Words for the kinds of files and for why a file is refused."""

from enum import StrEnum

from flask_babel import LazyString, lazy_gettext, lazy_pgettext

from portal.core.retention import KindWords
from portal.core.storage.kinds import Kind, Unfit

KINDS: dict[Kind, LazyString] = {
    Kind.IMAGE: lazy_pgettext("file kind", "Picture"),
    Kind.AUDIO: lazy_pgettext("file kind", "Audio"),
    Kind.VIDEO: lazy_pgettext("file kind", "Video"),
    Kind.PDF: lazy_pgettext("file kind", "PDF"),
}

# Read by students and teachers alike: no pronoun, and always what to do next.
REFUSALS: dict[StrEnum, LazyString] = {
    Unfit.EMPTY: lazy_gettext("This file is empty. Please choose it again on the device where it was made."),
    Unfit.TOO_LARGE: lazy_gettext("This file is too large. Please choose a smaller or shorter version."),
    Unfit.TYPE_NOT_ALLOWED: lazy_gettext(
        "Files of this type cannot be handed in. Please save it as a picture (JPEG, PNG), audio (MP3, M4A), "
        "video (MP4, WebM) or PDF."
    ),
    Unfit.NAMED_OTHERWISE_PICTURE: lazy_gettext(
        "This file is a picture, but its name says something else. Please rename it, for example to photo.jpg."
    ),
    Unfit.NAMED_OTHERWISE_RECORDING: lazy_gettext(
        "This file is a recording, but its name says something else. Please rename it, for example to interview.mp4."
    ),
    Unfit.NAMED_OTHERWISE_DOCUMENT: lazy_gettext(
        "This file is a PDF, but its name says something else. Please rename it, for example to poster.pdf."
    ),
    Unfit.UNREADABLE: lazy_gettext(
        "This file cannot be read; it seems to be damaged. Please open it on the device, save it again and choose it "
        "once more."
    ),
    Unfit.TRUNCATED: lazy_gettext(
        "The end of this file is missing, perhaps because copying it was interrupted. Please choose the complete file."
    ),
    Unfit.TOO_MANY_PIXELS: lazy_gettext(
        "This picture has too many pixels. Please save it smaller; 4000 pixels on the longer side are plenty."
    ),
    Unfit.TOO_MANY_PAGES: lazy_gettext("This PDF has more than 1,000 pages. Please choose the pages that matter."),
    Unfit.TOO_DEMANDING: lazy_gettext(
        "This file is too complicated to be checked. Please save it again in a simpler form, or export it anew."
    ),
    Unfit.TOO_SHORT: lazy_gettext("This recording is shorter than half a second. Please record it again."),
    Unfit.NOTHING_TO_PLAY: lazy_gettext(
        "There is neither sound nor video in this file. Please choose the recording itself."
    ),
    Unfit.NOT_PLAYABLE: lazy_gettext(
        "Browsers cannot play this recording. Please export it as MP4 (H.264), MP3 or M4A and choose the new file."
    ),
    Unfit.ACTIVE_CONTENT: lazy_gettext(
        "This PDF contains scripts, actions or attached files, which are not allowed. Please print it to a new PDF "
        "and choose that one."
    ),
    Unfit.ENCRYPTED: lazy_gettext(
        "This PDF is protected by a password and cannot be checked. Please save it without protection."
    ),
}

REMAINS = KindWords(
    lazy_gettext("Remains of uploads that were interrupted"),
    lazy_gettext("Nobody can use them any more. A day gives the slowest upload the time that it needs."),
)
