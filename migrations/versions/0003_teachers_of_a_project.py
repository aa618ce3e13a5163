"""Teachers of a project are equals"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "project_teacher",
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_project_teacher_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("fk_project_teacher_project_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("project_id", "person_id", name=op.f("pk_project_teacher")),
    )
    with op.batch_alter_table("project_teacher", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_project_teacher_person_id"), ["person_id"], unique=False)

    op.execute("INSERT INTO project_teacher (project_id, person_id) SELECT id, owner_id FROM project")
    with op.batch_alter_table("project", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_project_owner_id"))
        batch_op.drop_constraint(batch_op.f("fk_project_owner_id"), type_="foreignkey")
        batch_op.drop_column("owner_id")


def downgrade() -> None:
    """Of several teachers the first one keeps the project; a project without a teacher can't stay."""
    with op.batch_alter_table("project", schema=None) as batch_op:
        batch_op.add_column(sa.Column("owner_id", sa.Integer(), nullable=True))
    op.execute(
        "UPDATE project SET owner_id = "
        "(SELECT min(person_id) FROM project_teacher WHERE project_teacher.project_id = project.id)"
    )
    op.drop_table("project_teacher")
    with op.batch_alter_table("project", schema=None) as batch_op:
        batch_op.alter_column("owner_id", existing_type=sa.Integer(), nullable=False)
        batch_op.create_foreign_key(batch_op.f("fk_project_owner_id"), "person", ["owner_id"], ["id"])
        batch_op.create_index(batch_op.f("ix_project_owner_id"), ["owner_id"], unique=False)
