"""comments go with their author"""
from alembic import op

revision = "7f1c"
down_revision = "5e0b"


def upgrade():
    op.create_foreign_key("comments_author_fk", "comments", "authors", ["author_id"], ["id"], ondelete="CASCADE")


def downgrade():
    op.create_foreign_key("comments_author_fk", "comments", "authors", ["author_id"], ["id"])
