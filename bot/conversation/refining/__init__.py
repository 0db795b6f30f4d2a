"""From a message to what it changes in the remembered brief."""
