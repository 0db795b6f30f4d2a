"""Reading a brief by rules: small readers over one text, each claiming the words that its value came from."""
