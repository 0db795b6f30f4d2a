"""Everything that talks to people: settings, the composition root, use-cases, the terminal and failures in words."""
