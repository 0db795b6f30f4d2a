"""`build`: creators from files into the catalogue, then published."""

import argparse
import secrets
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from bot.bootstrap import Parts
from bot.progress import Shown
from bot.settings import WrongSettings
from index.catalogue.creators import Put
from index.catalogue.migrating import migrate
from index.catalogue.opening import in_our_words
from index.importing import Imported, bring_in
from index.loading.rows import Reject
from index.loading.source import Source, open_source
from index.lock import sole_writer

SHOWN_REJECTS = 5


def run(args: argparse.Namespace, parts: Parts) -> int:
    """Imports each file, then publishes where anything changed. 1 where a file had rows and none of them was good."""
    now = datetime.now(UTC)
    sources = [open_source(path, mapping=mapping_of(args.map), now=now) for path in args.files]
    for source in sources:
        say_columns(source)
    if args.dry_run:
        return dry_run(sources)
    barren = 0
    with sole_writer(parts.settings.data), in_our_words(parts.house.engine):
        migrate(parts.house.engine)
        with Shown() as progress:
            run_name = f"{now:%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
            for source in sources:
                progress.stage(f"Reading {source.path.name}", total=None, unit="rows")
                one = bring_in(source, name=source.path.name, house=parts.house, run=run_name, prune=args.prune, progress=progress)
                say_imported(one)
                if args.prune and one.rejected:
                    tell(f"{one.source}: nothing was removed, since {one.rejected} rows could not be read. Mend them, then prune again.")
                barren += one.put == Put() and one.rejected > 0
            publisher = parts.publisher(progress)
            if not sources or publisher.needed():
                published = publisher.publish(now=now)
                tell(f"Published generation {published.number}: {parts.house.creators.count()} creators answer from now on.")
            else:
                tell("Nothing changed; the published catalogue answers as before.")
    return 1 if barren else 0


def mapping_of(pairs: Sequence[str]) -> Mapping[str, str]:
    """FIELD=COLUMN pairs. Raises WrongSettings where one has no equals sign."""
    for pair in pairs:
        if "=" not in pair:
            raise WrongSettings(f"--map takes FIELD=COLUMN, such as --map followers=Subscribers; {pair!r} has no equals sign.")
    return dict(pair.split("=", 1) for pair in pairs)


def say_columns(source: Source) -> None:
    """The columns of a table and what they were taken for."""
    if source.mapping:
        taken = ", ".join(f"{column} → {field}" for column, field in source.mapping.items() if field)
        left = ", ".join(column for column, field in source.mapping.items() if not field)
        tell(f"{source.path.name}: {taken}." + (f" Not read: {left}." if left else "") + " Correct it with --map FIELD=COLUMN.")


def say_imported(one: Imported) -> None:
    """What came of a file."""
    put, removed = one.put, len(one.pruned)
    tell(f"{one.source}: {put.added} new, {put.changed} changed, {put.unchanged} unchanged, {removed} removed, {one.rejected} rejected.")
    if one.rejects:
        tell(f"Rejected rows with their reasons: {one.rejects}")
    if one.barred:
        tell(f"{one.barred} rows are of creators who asked to be forgotten; they stayed out.")


def dry_run(sources: Sequence[Source]) -> int:
    """Counts rows and shows the first rejects, changing nothing."""
    for source in sources:
        rows = list(source.rows())
        rejects = [row for row in rows if isinstance(row, Reject)]
        tell(f"{source.path.name}: {len(rows) - len(rejects)} creators would go in, {len(rejects)} rows would be rejected.")
        for reject in rejects[:SHOWN_REJECTS]:
            tell(f"  line {reject.line}: {reject.reason}")
    return 0


def tell(line: str) -> None:
    """One line for the person, beside the progress."""
    print(line, file=sys.stderr)
