"""`posts`: content search over posts."""

import argparse
import json
import sys

from rich.console import Console
from rich.text import Text

from bot.bootstrap import Parts
from index.languages import by_script
from index.texts import shown
from prompts import telling
from prompts.problems import problem_in_words
from prompts.words import Words
from retrieval.post_search import search_posts
from retrieval.reading.problems import problem_with
from retrieval.shortlist import Evidence


def run(args: argparse.Namespace, parts: Parts) -> int:
    """The best posts with their creators."""
    if problem := problem_with(args.words):
        print(problem_in_words(problem, Words(by_script(args.words[:500]))), file=sys.stderr)
        return 1
    language = parts.detector.language_of(args.words, otherwise="en") or "en"
    found = search_posts(
        args.words, language=language, generation=parts.desk().generation, embedder=parts.embedder, book=parts.book, limit=args.limit
    )
    if args.json:
        rows = [
            {
                "creator": f.creator.id,
                "name": f.creator.name,
                "post": f.post.id,
                "url": f.post.url,
                "text": f.post.wording,
                "score": f.score,
            }
            for f in found
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return 0 if found else 1
    words, console = Words(language), Console()
    for place, one in enumerate(found, start=1):
        account = one.creator.main_account
        console.print(
            Text.assemble((f"{place}. ", "bold cyan"), (shown(one.creator.name), "bold"), f"  {account.platform} @{shown(account.handle)}")
        )
        console.print(Text(f"   {telling.quote(Evidence(post=one.post, meaning=0, words=0), words)}", style="italic"))
        if one.post.url:
            console.print(Text(f"   {shown(one.post.url)}", style="dim blue"))
    return 0 if found else 1
