"""The one table of weights that a ranking is made of. Frozen: a change belongs in the change log with what `evaluate` said of it.

The topic's fused rank runs from 1 for the first by meaning and by words to about 0.86 for the tenth, 0.5 for the sixtieth. So 0.02
is worth about one place near the top: what a marketer checks after relevance may move a creator by a few places, and never carries
somebody off-topic to the top (relevance beats reach).
"""

ENGAGEMENT = 0.06
"""Added for the best standing within platform and tier, taken for the worst; none where unknown. Some three places each way."""

FRESHNESS = 0.04
"""Added for posting within the last month, falling to nothing over a year: a silent account cannot deliver. Two places."""

FRESH_DAYS = 30
STALE_DAYS = 365

PLACE = 0.03
"""Added where the creator's stated place or language is one that the brief names. A tie-break among those that pass."""

CAUTION = 0.08
"""Taken for each warning about figures, up to `CAUTIONS_COUNTED`: four places each. Demotes, never removes."""

CAUTIONS_COUNTED = 3

SPONSORED = 0.04
"""Taken where more than `SPONSORED_SHARE` of the known posts are sponsored: followers tire of advertisements."""

SPONSORED_SHARE = 0.5

POINTS = 5
"""Decimals that a score is rounded to before ranking, so that the last bits of a processor do not decide an order."""
