"""What a terminal shows: pure views, from a value to something that rich can print."""
