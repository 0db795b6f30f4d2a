"""What Slack shows: values in, blocks out. Pure, and without any library of Slack."""
