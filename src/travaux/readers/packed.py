"""Blocks as rows for JSON: between processes, in the cache, and beside a text whose file told more than its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from travaux.model import Block, Span

Row = tuple[Any, ...]


def pack(blocks: Iterable[Block]) -> tuple[Row, ...]:
    """Blocks as rows: start, end, kind, level, gap, bullet, flow, cell."""
    return tuple((b.span.start, b.span.end, b.kind, b.level, b.gap, b.bullet, b.flow, b.cell) for b in blocks)


def unpack(rows: Iterable[Sequence[Any]]) -> tuple[Block, ...]:
    """Blocks out of such rows, as JSON gives them back.

    Raises:
        TypeError, ValueError: they are no such rows.
    """
    return tuple(
        Block(Span(start, end), kind, level, gap, bullet, flow, tuple(cell) if cell else None)
        for start, end, kind, level, gap, bullet, flow, cell in rows
    )


def beside_text(text: Path) -> Path:
    """Where the blocks of a canonical text are kept, if it comes from a file that was no plain text."""
    return text.with_name(f"{text.name.removesuffix('.txt')}.blocks.json")
