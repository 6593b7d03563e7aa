"""Tables of contents: they repeat the headings of a text, and are kept in it but not searched for facts."""

from __future__ import annotations

from typing import Final

from travaux.readers.docx.names import Element, attribute, child

_GALLERY: Final = "table of contents"  # Word writes it in English, whatever language it shows


def is_contents(control: Element) -> bool:
    """Whether a control for content (``w:sdt``) is a table of contents."""
    about = child(control, "w:sdtPr", "w:docPartObj", "w:docPartGallery")
    return attribute(about, "w:val").strip().lower().startswith(_GALLERY)
