-- A chat-like starter: private tables for accounts, three public tables, mixed-case names.
CREATE TABLE "user" (
    "id" varchar PRIMARY KEY,
    "username" varchar(200),
    "name" varchar(200),
    "email" varchar(200) NOT NULL UNIQUE,
    "normalizedEmail" varchar(200) UNIQUE,
    "updatedAt" timestamp DEFAULT now(),
    "emailVerified" boolean NOT NULL DEFAULT false,
    "image" text,
    "createdAt" timestamp DEFAULT now(),
    "role" varchar NOT NULL DEFAULT 'user',
    "banned" boolean NOT NULL DEFAULT false,
    "banReason" varchar,
    "banExpires" bigint
);
CREATE TABLE "account" (
    "id" text PRIMARY KEY,
    "accountId" text NOT NULL,
    "providerId" text NOT NULL,
    "userId" text NOT NULL,
    "accessToken" text,
    "refreshToken" text,
    "idToken" text,
    "accessTokenExpiresAt" timestamp,
    "refreshTokenExpiresAt" timestamp,
    "scope" text,
    "password" text,
    "createdAt" timestamp NOT NULL,
    "updatedAt" timestamp NOT NULL,
    CONSTRAINT "account_userId_user_id_fkey" FOREIGN KEY ("userId") REFERENCES "user" ("id") ON DELETE CASCADE
);
CREATE TABLE "session" (
    "id" text PRIMARY KEY,
    "expiresAt" timestamp NOT NULL,
    "token" text NOT NULL,
    "createdAt" timestamp NOT NULL,
    "updatedAt" timestamp NOT NULL,
    "ipAddress" text,
    "userAgent" text,
    "userId" text NOT NULL,
    "impersonatedBy" varchar,
    CONSTRAINT "session_userId_user_id_fkey" FOREIGN KEY ("userId") REFERENCES "user" ("id") ON DELETE CASCADE
);
CREATE TABLE "jwks" (
    "id" text PRIMARY KEY,
    "publicKey" text NOT NULL,
    "privateKey" text NOT NULL,
    "createdAt" timestamp NOT NULL
);
CREATE TABLE "verification" (
    "id" text PRIMARY KEY,
    "identifier" text NOT NULL,
    "value" text NOT NULL,
    "expiresAt" timestamp NOT NULL,
    "createdAt" timestamp,
    "updatedAt" timestamp
);
CREATE TABLE "userPublic" (
    "id" text PRIMARY KEY,
    "name" text,
    "username" text,
    "image" text,
    "joinedAt" timestamp NOT NULL DEFAULT now()
);
CREATE INDEX "userPublic_username_idx" ON "userPublic" ("username");
CREATE TABLE "userState" (
    "userId" text PRIMARY KEY,
    "darkMode" boolean NOT NULL DEFAULT false
);
CREATE TABLE "todo" (
    "id" text PRIMARY KEY,
    "userId" text NOT NULL,
    "text" text NOT NULL,
    "completed" boolean NOT NULL DEFAULT false,
    "createdAt" timestamp NOT NULL DEFAULT now()
);
CREATE INDEX "todo_userId_idx" ON "todo" ("userId");
CREATE PUBLICATION "zero_takeout" FOR TABLE "userPublic", "userState", "todo" WITH (publish_via_partition_root = true);
