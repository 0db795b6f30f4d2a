"""Words: for people in their language, and for a model. Pure: no client, no clock, no environment."""
