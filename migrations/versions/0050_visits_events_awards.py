"""Visits, events, partnerships of municipalities and award rounds"""

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0049"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "award_round",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("award", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("region_key", sa.String(), nullable=False),
        sa.Column("titles", sa.JSON(), nullable=False),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("nominees", sa.JSON(), nullable=False),
        sa.Column("nominate_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("agree_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("judge_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("quorum", sa.Integer(), nullable=False),
        sa.Column(
            "missing_scores",
            sa.Enum("leave_out", "lowest", name="missingscores", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("lowest", sa.Integer(), nullable=False),
        sa.Column("highest", sa.Integer(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "draft",
                "nominating",
                "judging",
                "judged",
                "published",
                "cancelled",
                name="roundstatus",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("status_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_award_round_by_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["region_key"], ["region.key"], name=op.f("fk_award_round_region_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award_round")),
        sa.UniqueConstraint("award", "year", name=op.f("uq_award_round_award_year")),
    )
    with op.batch_alter_table("award_round", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_award_round_by_id"), ["by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_award_round_region_key"), ["region_key"], unique=False)

    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region_key", sa.String(), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("town", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("calls", sa.JSON(), nullable=False),
        sa.Column("invited", sa.JSON(), nullable=False),
        sa.Column("apply_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "draft", "open", "closed", "published", "cancelled", name="eventstatus", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("status_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("programme_version", sa.Integer(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("last_day >= first_day", name=op.f("ck_event_ends_after_start")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_event_by_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["region_key"], ["region.key"], name=op.f("fk_event_region_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_by_id"), ["by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_region_key"), ["region_key"], unique=False)
        batch_op.create_index("ix_event_status_first_day", ["status", "first_day", "id"], unique=False)

    op.create_table(
        "twinning",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("one_town", sa.String(), nullable=False),
        sa.Column("one_region_key", sa.String(), nullable=False),
        sa.Column("other_town", sa.String(), nullable=False),
        sa.Column("other_region_key", sa.String(), nullable=False),
        sa.Column("founded", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_twinning_by_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["one_region_key"], ["region.key"], name=op.f("fk_twinning_one_region_key")),
        sa.ForeignKeyConstraint(["other_region_key"], ["region.key"], name=op.f("fk_twinning_other_region_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_twinning")),
    )
    with op.batch_alter_table("twinning", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_twinning_by_id"), ["by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_twinning_one_region_key"), ["one_region_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_twinning_other_region_key"), ["other_region_key"], unique=False)

    op.create_table(
        "award_category",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"], ["award_round.id"], name=op.f("fk_award_category_round_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award_category")),
    )
    with op.batch_alter_table("award_category", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_award_category_round_id"), ["round_id"], unique=False)

    op.create_table(
        "award_criterion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("weight > 0", name=op.f("ck_award_criterion_counts")),
        sa.ForeignKeyConstraint(
            ["round_id"], ["award_round.id"], name=op.f("fk_award_criterion_round_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award_criterion")),
    )
    with op.batch_alter_table("award_criterion", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_award_criterion_round_id"), ["round_id"], unique=False)

    op.create_table(
        "event_place",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Enum("stage", "room", name="placekind", native_enum=False, length=40), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("changeover", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_event_place_event_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_place")),
    )
    with op.batch_alter_table("event_place", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_place_event_id"), ["event_id"], unique=False)

    op.create_table(
        "twinning_school",
        sa.Column("twinning_id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["school_id"], ["school.id"], name=op.f("fk_twinning_school_school_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["twinning_id"], ["twinning.id"], name=op.f("fk_twinning_school_twinning_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("twinning_id", "school_id", name=op.f("pk_twinning_school")),
    )
    with op.batch_alter_table("twinning_school", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_twinning_school_school_id"), ["school_id"], unique=False)

    op.create_table(
        "event_application",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("class_id", sa.Integer(), nullable=False),
        sa.Column("region_key", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("performance", "exhibit", name="applicationkind", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column(
            "performance",
            sa.Enum(
                "music",
                "dance",
                "theatre",
                "reading",
                "film",
                "talk",
                "other",
                name="performance",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("n_people", sa.Integer(), nullable=True),
        sa.Column("size", sa.String(), nullable=False),
        sa.Column("needs", sa.String(), nullable=False),
        sa.Column("wished_days", sa.JSON(), nullable=False),
        sa.Column("arrives_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("leaves_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "draft",
                "handed_in",
                "accepted",
                "declined",
                "withdrawn",
                name="applicationstatus",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("status_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("reason_language", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["class_id"], ["school_class.id"], name=op.f("fk_event_application_class_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_event_application_event_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["region_key"], ["region.key"], name=op.f("fk_event_application_region_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_application")),
    )
    with op.batch_alter_table("event_application", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_application_class_id"), ["class_id"], unique=False)
        batch_op.create_index("ix_event_application_event_id_status", ["event_id", "status", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_application_region_key"), ["region_key"], unique=False)

    op.create_table(
        "event_opening",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("opens", sa.Time(), nullable=False),
        sa.Column("closes", sa.Time(), nullable=False),
        sa.Column("prime_from", sa.Time(), nullable=True),
        sa.Column("prime_to", sa.Time(), nullable=True),
        sa.CheckConstraint("closes > opens", name=op.f("ck_event_opening_ends_after_start")),
        sa.ForeignKeyConstraint(
            ["place_id"], ["event_place.id"], name=op.f("fk_event_opening_place_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_opening")),
    )
    with op.batch_alter_table("event_opening", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_opening_place_id"), ["place_id"], unique=False)

    op.create_table(
        "nomination",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("category_id", sa.Integer(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum("twinning", "schools", "project", name="nominee", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("twinning_id", sa.Integer(), nullable=True),
        sa.Column("project_id", sa.Integer(), nullable=True),
        sa.Column("one_school_id", sa.Integer(), nullable=True),
        sa.Column("other_school_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("dossier", sa.JSON(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "draft",
                "proposed",
                "agreed",
                "declined",
                "withdrawn",
                name="nominationstatus",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("status_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place", sa.Integer(), nullable=True),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_nomination_by_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["category_id"], ["award_category.id"], name=op.f("fk_nomination_category_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["one_school_id"], ["school.id"], name=op.f("fk_nomination_one_school_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["other_school_id"], ["school.id"], name=op.f("fk_nomination_other_school_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("fk_nomination_project_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["award_round.id"], name=op.f("fk_nomination_round_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["twinning_id"], ["twinning.id"], name=op.f("fk_nomination_twinning_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nomination")),
    )
    with op.batch_alter_table("nomination", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_nomination_by_id"), ["by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_nomination_category_id"), ["category_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_nomination_one_school_id"), ["one_school_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_nomination_other_school_id"), ["other_school_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_nomination_project_id"), ["project_id"], unique=False)
        batch_op.create_index("ix_nomination_round_id_status", ["round_id", "status", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_nomination_twinning_id"), ["twinning_id"], unique=False)

    op.create_table(
        "twinning_project",
        sa.Column("twinning_id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("fk_twinning_project_project_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["twinning_id"], ["twinning.id"], name=op.f("fk_twinning_project_twinning_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("twinning_id", "project_id", name=op.f("pk_twinning_project")),
    )
    with op.batch_alter_table("twinning_project", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_twinning_project_project_id"), ["project_id"], unique=False)

    op.create_table(
        "visit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("classes", "preparatory", "delegation", name="kind", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("project_id", sa.Integer(), nullable=True),
        sa.Column("returns_id", sa.Integer(), nullable=True),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "planned", "agreed", "under_way", "reported", "cancelled", name="status", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("status_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("last_day >= first_day", name=op.f("ck_visit_ends_after_start")),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_visit_project_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["returns_id"], ["visit.id"], name=op.f("fk_visit_returns_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
    )
    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.create_index("ix_visit_is_public_first_day", ["is_public", "first_day", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_visit_project_id"), ["project_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_visit_returns_id"), ["returns_id"], unique=False)
        batch_op.create_index("ix_visit_status_first_day", ["status", "first_day"], unique=False)

    op.create_table(
        "event_application_work",
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("contribution_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["event_application.id"],
            name=op.f("fk_event_application_work_application_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["contribution_id"],
            ["contribution.id"],
            name=op.f("fk_event_application_work_contribution_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("application_id", "contribution_id", name=op.f("pk_event_application_work")),
    )
    with op.batch_alter_table("event_application_work", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_event_application_work_contribution_id"), ["contribution_id"], unique=False
        )

    op.create_table(
        "visit_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column(
            "step",
            sa.Enum("plan", "change", "agree", "begin", "report", "cancel", name="step", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("reason_language", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_visit_entry_by_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_visit_entry_visit_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_entry")),
    )
    with op.batch_alter_table("visit_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_visit_entry_by_id"), ["by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_visit_entry_visit_id"), ["visit_id"], unique=False)

    op.create_table(
        "visit_side",
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("side", sa.Enum("host", "guest", name="side", native_enum=False, length=40), nullable=False),
        sa.Column("region_key", sa.String(), nullable=False),
        sa.Column("class_id", sa.Integer(), nullable=True),
        sa.Column("school_id", sa.Integer(), nullable=True),
        sa.Column("n_students", sa.Integer(), nullable=False),
        sa.Column("n_companions", sa.Integer(), nullable=False),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("agreed_version", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["class_id"], ["school_class.id"], name=op.f("fk_visit_side_class_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["region_key"], ["region.key"], name=op.f("fk_visit_side_region_key")),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_visit_side_school_id")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_visit_side_visit_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("visit_id", "side", name=op.f("pk_visit_side")),
    )
    with op.batch_alter_table("visit_side", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_visit_side_class_id"), ["class_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_visit_side_region_key"), ["region_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_visit_side_school_id"), ["school_id"], unique=False)

    with op.batch_alter_table("preparation", schema=None) as batch_op:
        batch_op.alter_column("seconds", existing_type=sa.FLOAT(), type_=sa.Double(), existing_nullable=False)

    with op.batch_alter_table("stored_balance", schema=None) as batch_op:
        batch_op.alter_column("seconds", existing_type=sa.FLOAT(), type_=sa.Double(), existing_nullable=False)


def downgrade() -> None:
    with op.batch_alter_table("stored_balance", schema=None) as batch_op:
        batch_op.alter_column("seconds", existing_type=sa.Double(), type_=sa.FLOAT(), existing_nullable=False)

    with op.batch_alter_table("preparation", schema=None) as batch_op:
        batch_op.alter_column("seconds", existing_type=sa.Double(), type_=sa.FLOAT(), existing_nullable=False)

    with op.batch_alter_table("visit_side", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_visit_side_school_id"))
        batch_op.drop_index(batch_op.f("ix_visit_side_region_key"))
        batch_op.drop_index(batch_op.f("ix_visit_side_class_id"))

    op.drop_table("visit_side")
    with op.batch_alter_table("visit_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_visit_entry_visit_id"))
        batch_op.drop_index(batch_op.f("ix_visit_entry_by_id"))

    op.drop_table("visit_entry")
    with op.batch_alter_table("event_application_work", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_event_application_work_contribution_id"))

    op.drop_table("event_application_work")
    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.drop_index("ix_visit_status_first_day")
        batch_op.drop_index(batch_op.f("ix_visit_returns_id"))
        batch_op.drop_index(batch_op.f("ix_visit_project_id"))
        batch_op.drop_index("ix_visit_is_public_first_day")

    op.drop_table("visit")
    with op.batch_alter_table("twinning_project", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_twinning_project_project_id"))

    op.drop_table("twinning_project")
    with op.batch_alter_table("nomination", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_nomination_twinning_id"))
        batch_op.drop_index("ix_nomination_round_id_status")
        batch_op.drop_index(batch_op.f("ix_nomination_project_id"))
        batch_op.drop_index(batch_op.f("ix_nomination_other_school_id"))
        batch_op.drop_index(batch_op.f("ix_nomination_one_school_id"))
        batch_op.drop_index(batch_op.f("ix_nomination_category_id"))
        batch_op.drop_index(batch_op.f("ix_nomination_by_id"))

    op.drop_table("nomination")
    with op.batch_alter_table("event_opening", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_event_opening_place_id"))

    op.drop_table("event_opening")
    with op.batch_alter_table("event_application", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_event_application_region_key"))
        batch_op.drop_index("ix_event_application_event_id_status")
        batch_op.drop_index(batch_op.f("ix_event_application_class_id"))

    op.drop_table("event_application")
    with op.batch_alter_table("twinning_school", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_twinning_school_school_id"))

    op.drop_table("twinning_school")
    with op.batch_alter_table("event_place", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_event_place_event_id"))

    op.drop_table("event_place")
    with op.batch_alter_table("award_criterion", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_award_criterion_round_id"))

    op.drop_table("award_criterion")
    with op.batch_alter_table("award_category", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_award_category_round_id"))

    op.drop_table("award_category")
    with op.batch_alter_table("twinning", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_twinning_other_region_key"))
        batch_op.drop_index(batch_op.f("ix_twinning_one_region_key"))
        batch_op.drop_index(batch_op.f("ix_twinning_by_id"))

    op.drop_table("twinning")
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.drop_index("ix_event_status_first_day")
        batch_op.drop_index(batch_op.f("ix_event_region_key"))
        batch_op.drop_index(batch_op.f("ix_event_by_id"))

    op.drop_table("event")
    with op.batch_alter_table("award_round", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_award_round_region_key"))
        batch_op.drop_index(batch_op.f("ix_award_round_by_id"))

    op.drop_table("award_round")
