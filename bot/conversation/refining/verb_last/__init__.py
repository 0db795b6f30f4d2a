"""The grammar of languages whose verb closes the sentence, as in Persian."""
