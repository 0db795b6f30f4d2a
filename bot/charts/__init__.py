"""Pictures of a shortlist as PNG: reach against fee, engagement, and why the order is what it is."""
