"""Official documents by symbol, from the document service of the United Nations; all that uses the network.

:func:`orders` says which files are meant, :func:`fetch` gets them into a folder, :func:`cited` lists what a graph cites
and lacks::

    from pathlib import Path
    from travaux.fetch import cited, fetch, orders

    symbols = [one.symbol for one in cited(Path("graph"), limit=10)]
    fetch(orders(symbols, languages=["en", "zh"]), Path("documents"))
"""

from __future__ import annotations

from travaux.fetch.bounds import Bounds
from travaux.fetch.cited import Cited, cited
from travaux.fetch.fetching import fetch, orders
from travaux.fetch.order import THERE, Order, Result
from travaux.fetch.pace import Pace

__all__ = ["THERE", "Bounds", "Cited", "Order", "Pace", "Result", "cited", "fetch", "orders"]
