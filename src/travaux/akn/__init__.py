"""Writing Akoma Ntoso for the United Nations system (AKN4UN) out of a graph and its texts."""

from __future__ import annotations

from travaux.akn.documents import documents

__all__ = ["documents"]
