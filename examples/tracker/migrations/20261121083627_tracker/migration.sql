CREATE TYPE "user_role" AS ENUM ('member', 'admin');

CREATE TYPE "issue_status" AS ENUM ('open', 'in_progress', 'closed');

CREATE TYPE "issue_priority" AS ENUM ('low', 'medium', 'high', 'urgent');

CREATE TABLE "users" (
    "id" text NOT NULL,
    "name" text NOT NULL,
    "role" "user_role" DEFAULT 'member'::"user_role" NOT NULL,
    "joined_at" timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "issues" (
    "id" uuid DEFAULT gen_random_uuid() NOT NULL,
    "title" text NOT NULL,
    "description" text DEFAULT '' NOT NULL,
    "status" "issue_status" DEFAULT 'open'::"issue_status" NOT NULL,
    "priority" "issue_priority" DEFAULT 'medium'::"issue_priority" NOT NULL,
    "creator_id" text NOT NULL,
    "assignee_id" text,
    "affected_versions" text[] DEFAULT '{}'::text[] NOT NULL,
    "environment" jsonb,
    "estimated_hours" numeric(6,2),
    "due_on" date,
    "created_at" timestamptz DEFAULT now() NOT NULL,
    "updated_at" timestamptz DEFAULT now() NOT NULL,
    "closed_at" timestamptz,
    CONSTRAINT "issues_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "comments" (
    "id" uuid DEFAULT gen_random_uuid() NOT NULL,
    "issue_id" uuid NOT NULL,
    "author_id" text NOT NULL,
    "body" text NOT NULL,
    "created_at" timestamptz DEFAULT now() NOT NULL,
    "edited_at" timestamptz,
    CONSTRAINT "comments_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "labels" (
    "id" uuid DEFAULT gen_random_uuid() NOT NULL,
    "name" text NOT NULL,
    "color" varchar(7) DEFAULT '#888888' NOT NULL,
    CONSTRAINT "labels_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "labels_name_key" UNIQUE ("name")
);

CREATE TABLE "issue_labels" (
    "issue_id" uuid NOT NULL,
    "label_id" uuid NOT NULL,
    CONSTRAINT "issue_labels_pkey" PRIMARY KEY ("issue_id", "label_id")
);

CREATE TABLE "sessions" (
    "token_hash" text NOT NULL,
    "user_id" text NOT NULL,
    "expires_at" timestamptz NOT NULL,
    CONSTRAINT "sessions_pkey" PRIMARY KEY ("token_hash")
);

CREATE INDEX "issues_by_age" ON "issues" ("created_at" DESC, "id");

CREATE INDEX "issues_by_creator" ON "issues" ("creator_id", "created_at" DESC);

CREATE INDEX "issues_by_assignee" ON "issues" ("assignee_id", "status");

CREATE INDEX "comments_by_issue" ON "comments" ("issue_id", "created_at");

CREATE INDEX "issue_labels_by_label" ON "issue_labels" ("label_id");

CREATE INDEX "sessions_by_user" ON "sessions" ("user_id");

ALTER TABLE "issues" ADD CONSTRAINT "issues_creator_id_fkey" FOREIGN KEY ("creator_id") REFERENCES "users" ("id");

ALTER TABLE "issues" ADD CONSTRAINT "issues_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "users" ("id") ON DELETE SET NULL;

ALTER TABLE "comments" ADD CONSTRAINT "comments_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issues" ("id") ON DELETE CASCADE;

ALTER TABLE "comments" ADD CONSTRAINT "comments_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users" ("id");

ALTER TABLE "issue_labels" ADD CONSTRAINT "issue_labels_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issues" ("id") ON DELETE CASCADE;

ALTER TABLE "issue_labels" ADD CONSTRAINT "issue_labels_label_id_fkey" FOREIGN KEY ("label_id") REFERENCES "labels" ("id") ON DELETE CASCADE;

ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE;

CREATE PUBLICATION "leat_synced" FOR TABLE "users", "issues", "comments", "labels", "issue_labels" WITH (publish_via_partition_root = true);
