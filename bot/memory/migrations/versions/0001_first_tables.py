"""The first tables: threads, turns, stored lists, decisions, rates and preferences."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates them."""
    op.create_table(
        "thread",
        sa.Column("key", sa.String(length=300), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=35), nullable=True),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("thread_by_age", "thread", ["updated_at"])
    op.create_table(
        "turn",
        sa.Column("thread", sa.String(length=300), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("who", sa.String(length=200), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("replied", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("thread", "number"),
    )
    op.create_table(
        "shortlist",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("made_by", sa.String(length=200), nullable=False),
        sa.Column("outside", sa.Boolean(), nullable=False),
        sa.Column("brief", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("settings", sa.Text(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("versions", sa.Text(), nullable=False),
        sa.Column("result", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("shortlist_by_age", "shortlist", ["made_at"])
    op.create_table(
        "shortlist_entry",
        sa.Column("shortlist", sa.String(length=40), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("creator_id", sa.String(length=400), nullable=False),
        sa.ForeignKeyConstraint(["shortlist"], ["shortlist.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("shortlist", "place"),
    )
    op.create_index("shortlist_entry_of_creator", "shortlist_entry", ["creator_id"])
    op.create_table(
        "shortlist_thread",
        sa.Column("shortlist", sa.String(length=40), nullable=False),
        sa.Column("thread", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(["shortlist"], ["shortlist.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("shortlist", "thread"),
    )
    op.create_index("shortlist_of_thread", "shortlist_thread", ["thread"])
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("creator_id", sa.String(length=400), nullable=True),
        sa.Column("shortlist", sa.String(length=40), nullable=True),
        sa.Column("thread", sa.String(length=300), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("who", sa.String(length=200), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("undone_by", sa.String(length=200), nullable=True),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.Column("again_of", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("decision_of_creator", "decision", ["creator_id"])
    op.create_index("decision_of_thread", "decision", ["thread"])
    op.create_table(
        "rate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("per_usd", sa.Float(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("who", sa.String(length=200), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("rate_of_currency", "rate", ["currency"])
    op.create_table(
        "rate_asked",
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("currency"),
    )
    op.create_table(
        "preference",
        sa.Column("name", sa.String(length=50), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("who", sa.String(length=200), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )


def downgrade() -> None:
    """Drops them."""
    for name in ("preference", "rate_asked", "rate", "decision", "shortlist_thread", "shortlist_entry", "shortlist", "turn", "thread"):
        op.drop_table(name)
