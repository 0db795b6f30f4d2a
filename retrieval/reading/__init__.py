"""Reading a brief by rules: small readers over one text, each claiming the words that its value came from.

`reader` calls them in order on a `page`; `scope` tells them what a stretch of the text is about, `quantities` which amounts it holds.
`surface`, `edges`, `layout`, `contact`, `addresses` and `spoken` look at letters, signs and the language before any word is read;
`words/` holds vocabularies. A field of the brief is read by the module or package of its name: `days/` the dates, `names/` brand and
product, `terms` goal, pay, rights and tone. `no_brief` and `problems` tell what cannot be read, `sources` which words a value came from,
and `claims/` holds what a model says to the text."""
