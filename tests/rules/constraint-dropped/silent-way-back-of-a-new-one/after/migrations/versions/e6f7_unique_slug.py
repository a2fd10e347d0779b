"""slugs are unique"""
from alembic import op

revision = "e6f7"
down_revision = "d5e6"


def upgrade():
    op.create_unique_constraint("posts_slug_key", "posts", ["slug"])


def downgrade():
    op.drop_constraint("posts_slug_key", "posts", type_="unique")
