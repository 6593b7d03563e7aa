"""PDF, with pypdfium2: see the README beside."""

from travaux.readers.pdf.document import read_pdf
from travaux.readers.pdf.picture import page_picture

__all__ = ["page_picture", "read_pdf"]
