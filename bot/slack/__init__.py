"""The door of Slack: the only place that knows its libraries."""
