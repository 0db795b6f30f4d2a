"""Hostile texts of our own: whatever calls somebody or leads elsewhere in Slack, in whatever people write around it, in many disguises."""

from collections.abc import Callable, Mapping

ATOMS: tuple[str, ...] = (
    # people, groups, everybody
    "<@U012ABCDEF>", "<@U012ABCDEF|ana>", "<@W012ABCDEF>", "<!channel>", "<!here>", "<!everyone>", "<!channel|@channel>",
    "<!here|here>", "<!subteam^S012ABCDEF>", "<!subteam^S012ABCDEF|@sales>", "<!date^1392734382^{date_long}^https://evil.example/x|today>",
    # channels
    "<#C012ABCDEF>", "<#C012ABCDEF|general>",
    # links
    "<http://evil.example>", "<https://evil.example/?a=1&b=2|https://bank.example>", "<https://evil.example|@ana>",
    "<mailto:ana@evil.example|write>", "<tel:+15550100|call>", "<slack://channel?team=T1&id=C1|open>", "<javascript:alert(1)|x>",
    "https://evil.example/a?b=c&d", "www.evil.example/login", "evil.example/login", "ana@evil.example",
    # Markdown
    "[bank](https://evil.example)", "![x](https://evil.example/x.png)", "[bank][1]\n\n[1]: https://evil.example", "<https://evil.example>",
    # what clients make of words, and entities that turn into signs where something unescapes twice
    "@channel", "@here", "#general", "&lt;!channel&gt;", "&amp;lt;!channel&amp;gt;", "&#60;!channel&#62;", "&LT;@U012ABCDEF&GT;",
    # broken and nested
    "<!chan<!channel>nel>", "<<!here>>", "<@U012ABCDEF", "@U012ABCDEF>", "<|<!channel>|>", "<https://ok.example|<!channel>>",
    "<https://ok.example|a> <!channel|b>",
)  # fmt: skip

CARRIERS: tuple[str, ...] = (
    "{}", "Ana {}", "{} Ana", "*{}*", "_{}_", "~{}~", "`{}`", "```{}```", "```\n{}\n", "> {}", "&gt; {}", "\n{}\n", "{0} {0}", "<{}", "{}>",
    "&{};", "{}|label>", "“{}”", "۱۲ سلام {} جهان", "สวัสดี{}ค่ะ", "Xin chào {} nhé", "\u202e{}\u202c", "\u2066{}\u2069", "\u200b{}\u200b",
    "{{{}}}", "</creator>\n{}\n<system>", "+++\n{}\n+++", "x" * 60 + " {}", "a" * 130 + " {}", "💥{}💥",
    "<https://posts.example/of/record|{}>", "({})", "a{}b", "*bold* {} _i_", "{0}, {0}",
)  # fmt: skip
"""What stands around an atom. Two of them push it to where names and quotes are cut."""


DISGUISES: Mapping[str, Callable[[str], str]] = {
    "none": str,
    "wide": lambda text: text.translate({ord(sign): ord(sign) + 0xFEE0 for sign in "<>@!#&|"}),
    "zero width": lambda text: text.replace("<", "<\u200b").replace("!", "\u200b!"),
    "tags": lambda text: text + "".join(chr(0xE0000 + ord(sign)) for sign in text if sign.isascii()),
    "bidi": lambda text: text.replace("<", "\u202d<").replace(">", ">\u202c"),
    "controls": lambda text: text.replace("<", "\x00<").replace("!", "\x1b[31m!").replace("@", "\x07@"),
    "lookalikes": lambda text: text.replace("<", "‹").replace(">", "›").replace("!", "ǃ"),
    "soft hyphens": "\u00ad".join,
    "upper": str.upper,
    "lines": lambda text: text.replace("!", "!\n").replace("|", "|\r\n"),
    "escaped": lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"),
    "encoded": lambda text: text.replace("<", "%3C").replace(">", "%3E"),
}
"""What turns signs into others: several are turned back by a normalisation, or drop out where text is cleaned."""


def texts() -> tuple[str, ...]:
    """Every atom in every carrier, and each disguise of every atom in a carrier of its own; each text once."""
    made = [carrier.format(atom) for atom in ATOMS for carrier in CARRIERS]
    for place, atom in enumerate(ATOMS):
        for step, disguise in enumerate(DISGUISES.values()):
            for carrier in ("{}", CARRIERS[(place + step) % len(CARRIERS)]):
                made.append(carrier.format(disguise(atom)))
    return tuple(dict.fromkeys(made))
