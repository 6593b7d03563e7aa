"""The elements of Akoma Ntoso 2.0 and 3.0 that a reader must tell apart; all others are taken as they are built.

Akoma Ntoso Version 1.0, Part 2: Specifications (OASIS, 2018), section 5; Akoma Ntoso for the United Nations system
(AKN4UN, 2018).
"""

from __future__ import annotations

from typing import Final

# What says something about the document, or is no words at all.
SILENT: Final = frozenset({"meta", "img", "math", "svg", "script", "style", "temporalData", "componentRef"})
# What holds running text, whatever stands within.
LINES: Final = frozenset(
    {"p", "block", "heading", "subheading", "crossHeading", "num", "listIntroduction", "listWrapUp", "longTitle"}
    | {"shortTitle", "docTitle", "docNumber", "docType", "docStage", "docStatus", "docAuthority", "docDate"}
    | {"docProponent", "docCommittee", "docPurpose", "docketNumber", "caption", "from", "role", "scene"}
)
# What prints a note within running text; its words stand elsewhere on the page.
NOTES: Final = frozenset({"authorialNote", "note"})
# What prints the mark of a note whose words stand elsewhere in the file, as a rule in the metadata.
NOTE_REFERENCE: Final = "noteRef"
# What breaks the line, and not the paragraph.
BREAKS: Final = frozenset({"eol", "br"})
# What stands within running text and is laid out for itself.
INSETS: Final = frozenset({"quotedStructure", "embeddedStructure", "blockList", "table", "ul", "ol", "foreign", "list"})
# Units that a heading opens, and whose number without words is a heading too.
DIVISIONS: Final = frozenset(
    {"book", "tome", "part", "subpart", "title", "subtitle", "chapter", "subchapter", "section", "subsection"}
    | {"division", "article", "debateSection", "level", "hcontainer", "communication", "petitions", "papers"}
)
# Lists of what the document holds: kept in the text, and not read as the text itself.
LISTS_OF_CONTENTS: Final = frozenset({"toc"})
# ISO 639-2, both codes where there are two, and ISO 639-1.
LANGUAGES: Final = {
    "ara": "ar",
    "chi": "zh",
    "zho": "zh",
    "eng": "en",
    "fra": "fr",
    "fre": "fr",
    "rus": "ru",
    "spa": "es",
}
