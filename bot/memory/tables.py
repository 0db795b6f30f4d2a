"""The tables of the memory, as SQLAlchemy Core; the same on SQLite and PostgreSQL. Changed only together with a migration.

They stand in the catalogue's database and apart from it: no key reaches over, and neither's migrations know of the other's tables.
JSON is kept as text, since what PostgreSQL makes of JSON refuses characters that people do paste. One table after the other makes it long.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from index.catalogue.tables import Instant

metadata = MetaData()

KEY, WHO, TITLE, CREATOR, SHORTLIST = 300, 200, 200, 400, 40
"""Characters that keys of threads, people, titles, ids of creators and of lists may have."""

TEAM, CHANNEL, EVENT, STAMP, STATE, OWNER, NAME = 40, 100, 300, 40, 20, 200, 200
"""The same of workspaces, channels, events and keys of posts, the stamps of messages, states, those who work on something, names."""

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

delivery = Table(  # what reached the bot; its words are dropped when it is done
    "delivery",
    metadata,
    Column("team_id", String(TEAM), primary_key=True),
    Column("event_id", String(EVENT), primary_key=True),
    Column("channel", String(CHANNEL)),
    Column("ts", String(STAMP)),
    Column("kind", String(50), nullable=False),
    Column("payload", Text),
    Column("state", String(STATE), nullable=False),
    Column("owner", String(OWNER)),
    Column("lease_until", Instant),
    Column("attempt", Integer, nullable=False),
    Column("received_at", Instant, nullable=False),
    UniqueConstraint("team_id", "channel", "ts", name="delivery_of_message"),  # a mention comes as two events
    Index("delivery_by_state", "state", "received_at"),
)

posting = Table(  # a message of ours, by its key
    "posting",
    metadata,
    Column("team_id", String(TEAM), primary_key=True),
    Column("key", String(EVENT), primary_key=True),
    Column("channel", String(CHANNEL), nullable=False),
    Column("thread", String(STAMP)),
    Column("state", String(STATE), nullable=False),
    Column("owner", String(OWNER), nullable=False),
    Column("lease_until", Instant, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("slack_ts", String(STAMP)),
    Column("code", String(100)),  # of the refusal
    Column("content_hash", String(64), nullable=False),
    Column("at", Instant, nullable=False),  # when it was tried first, by the clock of the database
    Index("posting_by_age", "at"),
)

schedule = Table(
    "schedule",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("team_id", String(TEAM), nullable=False),
    Column("channel", String(CHANNEL), nullable=False),
    Column("thread", String(KEY)),  # the conversation that it was made in
    Column("name", String(NAME), nullable=False),
    Column("brief", Text, nullable=False),
    Column("how_many", Integer),
    Column("weekdays", String(40), nullable=False),
    Column("time", String(5), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("language", String(35)),
    Column("settings", Text, nullable=False),
    Column("paused", Boolean, nullable=False),
    Column("counts_from", Instant, nullable=False),  # what was due before is none of its business: it was made, resumed or moved then
    Column("created_by", String(WHO), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
    Column("version", Integer, nullable=False),
    Column("deleted_at", Instant),
    Index("schedule_of_channel", "team_id", "channel"),
    sqlite_autoincrement=True,  # an id is never given twice: old buttons carry it
)

occurrence = Table(  # one time that a schedule was due, or `now:…` where somebody asked for it
    "occurrence",
    metadata,
    Column("schedule_id", Integer, primary_key=True, autoincrement=False),
    Column("due_local", String(EVENT), primary_key=True),
    Column("team_id", String(TEAM), nullable=False),
    Column("state", String(STATE), nullable=False),
    Column("owner", String(OWNER)),
    Column("lease_until", Instant),
    Column("attempt", Integer, nullable=False),
    Column("slack_ts", String(STAMP)),
    Column("content_hash", String(64)),
    Column("shortlist", String(SHORTLIST)),
    Column("pending", Text),  # the message and what its channel will have seen, while it is being posted
    Column("at", Instant, nullable=False),
    ForeignKeyConstraint(["schedule_id"], ["schedule.id"], ondelete="CASCADE"),
    Index("occurrence_by_state", "state"),
    Index("occurrence_of_team", "team_id"),
)

seen = Table(  # what a channel last saw of each creator in a weekly list
    "seen",
    metadata,
    Column("schedule_id", Integer, primary_key=True, autoincrement=False),
    Column("channel", String(CHANNEL), primary_key=True),
    Column("creator_id", String(CREATOR), primary_key=True),
    Column("team_id", String(TEAM), nullable=False),
    Column("state", String(STATE), nullable=False),
    Column("figures", Text, nullable=False),
    Column("first_at", Instant, nullable=False),
    Column("last_at", Instant, nullable=False),
    ForeignKeyConstraint(["schedule_id"], ["schedule.id"], ondelete="CASCADE"),
    Index("seen_of_creator", "creator_id"),
    Index("seen_of_team", "team_id"),
)

saved_brief = Table(
    "saved_brief",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("team_id", String(TEAM), nullable=False),
    Column("owner", String(WHO), nullable=False),
    Column("channel", String(CHANNEL)),
    Column("name", String(NAME), nullable=False),
    Column("brief", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
    UniqueConstraint("team_id", "owner", "name", name="saved_brief_by_name"),
    sqlite_autoincrement=True,  # as above
)

feedback = Table(
    "feedback",
    metadata,
    Column("team_id", String(TEAM), primary_key=True),
    Column("channel", String(CHANNEL), primary_key=True),
    Column("message", String(STAMP), primary_key=True),
    Column("who", String(WHO), primary_key=True),
    Column("thread", String(KEY)),
    Column("shortlist", String(SHORTLIST)),
    Column("verdict", String(10), nullable=False),
    Column("text", Text, nullable=False),
    Column("at", Instant, nullable=False),
)

channel = Table(
    "channel",
    metadata,
    Column("team_id", String(TEAM), primary_key=True),
    Column("channel", String(CHANNEL), primary_key=True),
    Column("kind", String(10), nullable=False),
    Column("external", Boolean, nullable=False),  # people of other companies read along
    Column("language", String(35)),
    Column("currency", String(3)),
    Column("fees", String(10)),
    Column("offered_weekly_at", Instant),
    Column("invited_at", Instant),
    Column("updated_at", Instant, nullable=False),
)

errand = Table(  # what an administrator has to confirm, and what came of it
    "errand",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("team_id", String(TEAM), nullable=False),
    Column("delivery", String(EVENT), nullable=False),
    Column("place", Integer, nullable=False),  # of several that one message asks for
    Column("kind", String(STATE), nullable=False),
    Column("channel", String(CHANNEL), nullable=False),
    Column("thread", String(STAMP), nullable=False),
    Column("who", String(WHO), nullable=False),
    Column("language", String(35)),
    Column("state", String(STATE), nullable=False),
    Column("told", Text, nullable=False),
    Column("result", Text),
    Column("at", Instant, nullable=False),
    UniqueConstraint("team_id", "delivery", "place", name="errand_of_delivery"),
    Index("errand_of_thread", "team_id", "channel", "thread"),
    sqlite_autoincrement=True,  # as above: buttons carry the id
)
