-- An organisation starter: accounts, teams, invitations, a generated column, a check.
CREATE TABLE "user" (
    "id" text PRIMARY KEY,
    "name" text NOT NULL,
    "email" text NOT NULL CONSTRAINT "user_email_unique" UNIQUE,
    "email_verified" boolean NOT NULL DEFAULT false,
    "image" text,
    "created_at" timestamp NOT NULL DEFAULT now(),
    "updated_at" timestamp NOT NULL DEFAULT now(),
    "role" text DEFAULT 'user',
    "role_set_at" timestamp,
    "banned" boolean,
    "ban_reason" text,
    "ban_expires" timestamp
);
CREATE INDEX "user_role_idx" ON "user" ("role");
CREATE TABLE "session" (
    "id" text PRIMARY KEY,
    "expires_at" timestamp NOT NULL,
    "token" text NOT NULL CONSTRAINT "session_token_unique" UNIQUE,
    "created_at" timestamp NOT NULL DEFAULT now(),
    "updated_at" timestamp NOT NULL,
    "ip_address" text,
    "user_agent" text,
    "user_id" text NOT NULL CONSTRAINT "session_user_id_user_id_fk" REFERENCES "user" ("id") ON DELETE CASCADE,
    "active_organization_id" text,
    "active_team_id" text,
    "impersonated_by" text
);
CREATE INDEX "session_userId_idx" ON "session" ("user_id");
CREATE TABLE "account" (
    "id" text PRIMARY KEY,
    "account_id" text NOT NULL,
    "provider_id" text NOT NULL,
    "user_id" text NOT NULL CONSTRAINT "account_user_id_user_id_fk" REFERENCES "user" ("id") ON DELETE CASCADE,
    "access_token" text,
    "refresh_token" text,
    "id_token" text,
    "access_token_expires_at" timestamp,
    "refresh_token_expires_at" timestamp,
    "scope" text,
    "password" text,
    "created_at" timestamp NOT NULL DEFAULT now(),
    "updated_at" timestamp NOT NULL
);
CREATE INDEX "account_userId_idx" ON "account" ("user_id");
CREATE TABLE "verification" (
    "id" text PRIMARY KEY,
    "identifier" text NOT NULL,
    "value" text NOT NULL,
    "expires_at" timestamp NOT NULL,
    "created_at" timestamp NOT NULL DEFAULT now(),
    "updated_at" timestamp NOT NULL DEFAULT now()
);
CREATE INDEX "verification_identifier_idx" ON "verification" ("identifier");
CREATE TABLE "organization" (
    "id" text PRIMARY KEY,
    "name" text NOT NULL,
    "slug" text NOT NULL CONSTRAINT "organization_slug_unique" UNIQUE,
    "logo" text,
    "created_at" timestamp NOT NULL,
    "metadata" text
);
CREATE UNIQUE INDEX "organization_slug_uidx" ON "organization" ("slug");
CREATE TABLE "team" (
    "id" text PRIMARY KEY,
    "name" text NOT NULL,
    "organization_id" text NOT NULL CONSTRAINT "team_organization_id_organization_id_fk" REFERENCES "organization" ("id") ON DELETE CASCADE,
    "created_at" timestamp NOT NULL,
    "updated_at" timestamp
);
CREATE INDEX "team_organizationId_idx" ON "team" ("organization_id");
CREATE TABLE "team_member" (
    "id" text PRIMARY KEY,
    "team_id" text NOT NULL CONSTRAINT "team_member_team_id_team_id_fk" REFERENCES "team" ("id") ON DELETE CASCADE,
    "user_id" text NOT NULL CONSTRAINT "team_member_user_id_user_id_fk" REFERENCES "user" ("id") ON DELETE CASCADE,
    "created_at" timestamp
);
CREATE INDEX "teamMember_teamId_idx" ON "team_member" ("team_id");
CREATE INDEX "teamMember_userId_idx" ON "team_member" ("user_id");
CREATE TABLE "member" (
    "id" text PRIMARY KEY,
    "organization_id" text NOT NULL CONSTRAINT "member_organization_id_organization_id_fk" REFERENCES "organization" ("id") ON DELETE CASCADE,
    "user_id" text NOT NULL CONSTRAINT "member_user_id_user_id_fk" REFERENCES "user" ("id") ON DELETE CASCADE,
    "role" text NOT NULL DEFAULT 'member',
    "created_at" timestamp NOT NULL
);
CREATE INDEX "member_organizationId_idx" ON "member" ("organization_id");
CREATE INDEX "member_userId_idx" ON "member" ("user_id");
CREATE TABLE "invitation" (
    "id" text PRIMARY KEY,
    "organization_id" text NOT NULL CONSTRAINT "invitation_organization_id_organization_id_fk" REFERENCES "organization" ("id") ON DELETE CASCADE,
    "email" text NOT NULL,
    "role" text,
    "team_id" text,
    "status" text NOT NULL DEFAULT 'pending',
    "expires_at" timestamp NOT NULL,
    "created_at" timestamp NOT NULL DEFAULT now(),
    "inviter_id" text NOT NULL CONSTRAINT "invitation_inviter_id_user_id_fk" REFERENCES "user" ("id") ON DELETE CASCADE
);
CREATE INDEX "invitation_organizationId_idx" ON "invitation" ("organization_id");
CREATE INDEX "invitation_email_idx" ON "invitation" ("email");
CREATE TABLE "allowlist" (
    "id" text PRIMARY KEY,
    "value" text NOT NULL CONSTRAINT "allowlist_value_unique" UNIQUE,
    "kind" text GENERATED ALWAYS AS (CASE WHEN "value" LIKE '@%' THEN 'domain' ELSE 'email' END) STORED NOT NULL,
    "created_at" timestamp NOT NULL DEFAULT now(),
    "created_by" text CONSTRAINT "allowlist_created_by_user_id_fk" REFERENCES "user" ("id") ON DELETE SET NULL,
    CONSTRAINT "allowlist_kind_check" CHECK ("kind" IN ('domain', 'email'))
);
CREATE TABLE "activity" (
    "id" text PRIMARY KEY,
    "actor_id" text CONSTRAINT "activity_actor_id_user_id_fk" REFERENCES "user" ("id") ON DELETE SET NULL,
    "actor" text NOT NULL,
    "action" text NOT NULL,
    "summary" text NOT NULL,
    "created_at" timestamp NOT NULL DEFAULT now()
);
CREATE TABLE "passkey" (
    "id" text PRIMARY KEY,
    "name" text,
    "public_key" text NOT NULL,
    "user_id" text NOT NULL CONSTRAINT "passkey_user_id_user_id_fk" REFERENCES "user" ("id") ON DELETE CASCADE,
    "credential_id" text NOT NULL,
    "counter" integer NOT NULL,
    "device_type" text NOT NULL,
    "backed_up" boolean NOT NULL,
    "transports" text,
    "aaguid" text,
    "created_at" timestamp NOT NULL DEFAULT now()
);
CREATE INDEX "passkey_userId_idx" ON "passkey" ("user_id");
CREATE UNIQUE INDEX "passkey_credentialID_idx" ON "passkey" ("credential_id");
