"""The tables, as SQLAlchemy Core; the same on SQLite and PostgreSQL. Changed only together with a migration."""

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)


class Instant(TypeDecorator[datetime]):
    """An aware time, kept in UTC; SQLite would drop the zone."""

    impl = DateTime(timezone=False)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  SQLAlchemy's signature
        """Aware to UTC without zone."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  SQLAlchemy's signature
        """UTC without zone to aware."""
        return None if value is None else value.replace(tzinfo=UTC)


metadata = MetaData()

creator = Table(
    "creator",
    metadata,
    Column("id", String(400), primary_key=True),
    Column("name", Text, nullable=False),
    Column("other_names", JSON, nullable=False),
    Column("bio", Text, nullable=False),
    Column("country", String(2)),
    Column("places", JSON, nullable=False),
    Column("languages", JSON, nullable=False),
    Column("gender", String(10)),
    Column("niches", JSON, nullable=False),
    Column("contact", Text),
    Column("represented", Boolean),
)

account = Table(
    "account",
    metadata,
    Column("creator_id", String(400), primary_key=True),
    Column("platform", String(20), primary_key=True),
    Column("handle", String(300), primary_key=True),
    Column("external_id", String(300)),
    Column("url", Text),
    Column("verified", Boolean),
    Column("audience", JSON),
    Column("place_in_record", Integer, nullable=False),
    ForeignKeyConstraint(["creator_id"], ["creator.id"], ondelete="CASCADE"),
)

figure = Table(  # append-only: a jump can be seen and a trend drawn
    "figure",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("creator_id", String(400), nullable=False),
    Column("platform", String(20), nullable=False),
    Column("handle", String(300), nullable=False),
    Column("metric", String(20), nullable=False),
    Column("value", Float, nullable=False),
    Column("as_of", Date),
    Column("source", String(300), nullable=False),
    ForeignKeyConstraint(["creator_id"], ["creator.id"], ondelete="CASCADE"),
    Index("figure_of_account", "creator_id", "platform", "handle"),
)

post = Table(
    "post",
    metadata,
    Column("creator_id", String(400), primary_key=True),
    Column("id", String(300), primary_key=True),
    Column("platform", String(20), nullable=False),
    Column("title", Text),
    Column("text", Text, nullable=False),
    Column("url", Text),
    Column("posted_at", Instant),
    Column("views", BigInteger),
    Column("likes", BigInteger),
    Column("comments", BigInteger),
    Column("shares", BigInteger),
    Column("tags", JSON, nullable=False),
    Column("sponsored", Boolean),
    Column("brands", JSON, nullable=False),
    Column("source", String(300), nullable=False),
    ForeignKeyConstraint(["creator_id"], ["creator.id"], ondelete="CASCADE"),
)

sighting = Table(  # which source told what of whom, so that a re-run changes only what changed
    "sighting",
    metadata,
    Column("source", String(300), primary_key=True),
    Column("creator_id", String(400), primary_key=True),
    Column("content_hash", String(64), nullable=False),
    Column("run", String(40), nullable=False),
    ForeignKeyConstraint(["creator_id"], ["creator.id"], ondelete="CASCADE"),
    Index("sighting_of_creator", "creator_id"),
)

embedding = Table(
    "embedding",
    metadata,
    Column("model_id", String(200), primary_key=True),
    Column("text_hash", String(64), primary_key=True),
    Column("vector", LargeBinary, nullable=False),  # float32, little-endian
)

suppressed = Table(  # creators that asked to be forgotten, known by keyed hash only
    "suppressed",
    metadata,
    Column("key_hash", String(64), primary_key=True),
    Column("request", String(32), nullable=False),  # keys of one erasure, so that one of them lifts them all
    Column("at", Instant, nullable=False),
)

secret = Table(
    "secret",
    metadata,
    Column("name", String(50), primary_key=True),
    Column("value", String(128), nullable=False),
)

generation = Table(
    "generation",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("folder", String(200), nullable=False),
    Column("manifest_hash", String(64), nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("published_at", Instant, nullable=False),
)
