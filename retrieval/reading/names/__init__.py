"""The brand and the product, as each kind of language tells them."""
