"""Who takes part in visits, what families told, and who stays with whom"""

import sqlalchemy as sa
from alembic import op

revision = "0056"
down_revision = "0055"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "visit_hosting",
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("answer_until", sa.Date(), nullable=True),
        sa.Column("sought_in", sa.String(), nullable=False),
        sa.Column("is_proven", sa.Boolean(), nullable=False),
        sa.Column("host_confirmed", sa.String(), nullable=False),
        sa.Column("guest_confirmed", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_visit_hosting_visit_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("visit_id", name=op.f("pk_visit_hosting")),
    )
    op.create_table(
        "visit_participant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("side", sa.Enum("host", "guest", name="side", native_enum=False, length=40), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("student", "companion", "delegate", name="kind", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("code_hash", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(person_id IS NOT NULL) = (kind = 'student')", name=op.f("ck_visit_participant_students_are_people")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_visit_participant_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_visit_participant_visit_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_participant")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_visit_participant_code_hash")),
        sa.UniqueConstraint("visit_id", "person_id", name=op.f("uq_visit_participant_visit_id_person_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("visit_participant", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_visit_participant_person_id"), ["person_id"], unique=False)
        batch_op.create_index("ix_visit_participant_visit_id_side", ["visit_id", "side", "id"], unique=False)

    op.create_table(
        "family_answer",
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.String(), nullable=False),
        sa.Column("is_paper", sa.Boolean(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["visit_participant.id"],
            name=op.f("fk_family_answer_participant_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("participant_id", name=op.f("pk_family_answer")),
    )
    op.create_table(
        "hosting_bond",
        sa.Column("one_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("is_must", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["one_id"], ["visit_participant.id"], name=op.f("fk_hosting_bond_one_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["other_id"], ["visit_participant.id"], name=op.f("fk_hosting_bond_other_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("one_id", "other_id", name=op.f("pk_hosting_bond")),
    )
    with op.batch_alter_table("hosting_bond", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_hosting_bond_other_id"), ["other_id"], unique=False)

    op.create_table(
        "hosting_pair",
        sa.Column("guest_id", sa.Integer(), nullable=False),
        sa.Column("host_id", sa.Integer(), nullable=False),
        sa.Column("is_pinned", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["guest_id"], ["visit_participant.id"], name=op.f("fk_hosting_pair_guest_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["host_id"], ["visit_participant.id"], name=op.f("fk_hosting_pair_host_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("guest_id", name=op.f("pk_hosting_pair")),
    )
    with op.batch_alter_table("hosting_pair", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_hosting_pair_host_id"), ["host_id"], unique=False)


def downgrade() -> None:
    op.drop_table("hosting_pair")
    op.drop_table("hosting_bond")
    op.drop_table("family_answer")
    op.drop_table("visit_participant")
    op.drop_table("visit_hosting")
