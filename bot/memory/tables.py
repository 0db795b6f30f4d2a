"""The tables of the memory, as SQLAlchemy Core; the same on SQLite and PostgreSQL. Changed only together with a migration.

They stand in the catalogue's database and apart from it: no key reaches over, and neither's migrations know of the other's tables.
JSON is kept as text, since what PostgreSQL makes of JSON refuses characters that people do paste.
"""

from sqlalchemy import Boolean, Column, Date, Float, ForeignKeyConstraint, Index, Integer, LargeBinary, MetaData, String, Table, Text

from index.catalogue.tables import Instant

metadata = MetaData()

KEY, WHO, TITLE, CREATOR, SHORTLIST = 300, 200, 200, 400, 40
"""Characters that keys of threads, people, titles, ids of creators and of lists may have."""

thread = Table(
    "thread",
    metadata,
    Column("key", String(KEY), primary_key=True),
    Column("state", Text, nullable=False),
    Column("language", String(35)),
    Column("title", String(TITLE), nullable=False),
    Column("updated_at", Instant, nullable=False),
    Column("version", Integer, nullable=False),
    Index("thread_by_age", "updated_at"),
)

turn = Table(
    "turn",
    metadata,
    Column("thread", String(KEY), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
    Column("who", String(WHO), nullable=False),
    Column("said", Text, nullable=False),
    Column("replied", Text, nullable=False),
)

shortlist = Table(
    "shortlist",
    metadata,
    Column("id", String(SHORTLIST), primary_key=True),
    Column("digest", String(64), nullable=False),  # of all that the list was made from; the id is its beginning
    Column("made_at", Instant, nullable=False),
    Column("made_by", String(WHO), nullable=False),
    Column("outside", Boolean, nullable=False),  # kept outside of any conversation: it goes with none
    Column("brief", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("settings", Text, nullable=False),
    Column("generation", Integer, nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("versions", Text, nullable=False),
    Column("result", LargeBinary, nullable=False),
    Index("shortlist_by_age", "made_at"),
)

shortlist_entry = Table(  # so that an erasure finds the lists that somebody stands in
    "shortlist_entry",
    metadata,
    Column("shortlist", String(SHORTLIST), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("creator_id", String(CREATOR), nullable=False),
    ForeignKeyConstraint(["shortlist"], ["shortlist.id"], ondelete="CASCADE"),
    Index("shortlist_entry_of_creator", "creator_id"),
)

shortlist_thread = Table(  # the conversations that show a list; their keys alone, as a list is kept before its conversation is
    "shortlist_thread",
    metadata,
    Column("shortlist", String(SHORTLIST), primary_key=True),
    Column("thread", String(KEY), primary_key=True),
    ForeignKeyConstraint(["shortlist"], ["shortlist.id"], ondelete="CASCADE"),
    Index("shortlist_of_thread", "thread"),
)

decision = Table(  # append-only: what is taken back stays, with who took it back and when
    "decision",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("creator_id", String(CREATOR)),
    Column("shortlist", String(SHORTLIST)),
    Column("thread", String(KEY)),
    Column("kind", String(20), nullable=False),
    Column("text", Text, nullable=False),
    Column("who", String(WHO), nullable=False),
    Column("at", Instant, nullable=False),
    Column("undone_by", String(WHO)),
    Column("undone_at", Instant),
    Column("again_of", Integer),  # the decision that was taken back and that this one brings back
    Index("decision_of_creator", "creator_id"),
    Index("decision_of_thread", "thread"),
    sqlite_autoincrement=True,  # an id is never given twice, also after an erasure took the newest away
)

rate = Table(  # append-only
    "rate",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("currency", String(3), nullable=False),
    Column("per_usd", Float, nullable=False),
    Column("as_of", Date, nullable=False),
    Column("source", String(200), nullable=False),
    Column("who", String(WHO), nullable=False),
    Column("at", Instant, nullable=False),
    Index("rate_of_currency", "currency"),
)

rate_asked = Table(
    "rate_asked",
    metadata,
    Column("currency", String(3), primary_key=True),
    Column("at", Instant, nullable=False),
)

preference = Table(
    "preference",
    metadata,
    Column("name", String(50), primary_key=True),
    Column("value", Text, nullable=False),
    Column("who", String(WHO), nullable=False),
    Column("at", Instant, nullable=False),
)
