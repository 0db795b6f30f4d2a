"""What each command does. A deed takes what it needs from `Tools` and gives back a reply with the thread after it."""
