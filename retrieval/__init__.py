"""From a brief to a ranked shortlist with its reasons: reading by rules, filters, scoring, authenticity, evaluation."""
