"""A shortlist in the formats that people use; formulas in creators' texts are neutralised."""
