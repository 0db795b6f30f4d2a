"""Files and exports of creators, read row by row into records; a bad row becomes a `Reject` with its line and reason."""
