"""The command line: `arguments` says what can be typed, one module a command does it."""
