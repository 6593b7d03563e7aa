"""What a researcher asks of a whole graph: who relies on whom, on whose mandate, who held office, what was done.

Each function takes a :class:`travaux.notebook.Graph` and returns a ``DataFrame``, or a
:class:`travaux.notebook.Table` where pandas is not installed:

======================== ==============================================================================
function                 what it tells
======================== ==============================================================================
``relied_upon``          the texts that others rely on most: PageRank and number of citing texts
``mandate_chains``       the chains of mandate from a text back to the General Assembly
``communities``          groups of texts that cite each other more than the rest, with shared subjects
``offices_held``         the offices that States held in bodies over time, with their regional groups
``acts_over_time``       what a body did, by type of act and year
``unreported_requests``  requests on which no document reports
``plan_periods``         how the period of a plan changed, and by what decision
======================== ==============================================================================

They count what the documents that were read say, and no more: a text that was not read cites nothing.
``docs/analysis.md`` shows each of them with its limits. Names are those that ``graph[…]`` takes; of a body its slug
(``unhabitat-eb``) and of a State its code (``POL``) will do.

>>> relied_upon(graph, body="un-ga", limit=1)["text"].tolist()
['resolution/un-ga/72/279']
"""

from travaux.analysis.acts import acts_over_time
from travaux.analysis.communities import communities
from travaux.analysis.mandates import mandate_chains
from travaux.analysis.offices import offices_held
from travaux.analysis.plans import plan_periods
from travaux.analysis.reliance import relied_upon
from travaux.analysis.requests import unreported_requests

__all__ = [
    "acts_over_time",
    "communities",
    "mandate_chains",
    "offices_held",
    "plan_periods",
    "relied_upon",
    "unreported_requests",
]
