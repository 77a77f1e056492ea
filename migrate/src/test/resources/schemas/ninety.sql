-- Ninety tables of many kinds: every column type of an application, keys of every default, long names.

CREATE TYPE status_type AS ENUM ('active', 'inactive', 'pending');

CREATE TABLE "all_types" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "smallint" smallint NOT NULL,
    "integer" integer NOT NULL,
    "bigint" bigint NOT NULL,
    "bigint_number" bigint NOT NULL,
    "smallserial" smallserial NOT NULL,
    "serial" serial NOT NULL,
    "bigserial" bigserial NOT NULL,
    "numeric" numeric(10,2) NOT NULL,
    "decimal" numeric(10,2) NOT NULL,
    "real" real NOT NULL,
    "double_precision" double precision NOT NULL,
    "text" text NOT NULL,
    "char" char(1) NOT NULL,
    "uuid" uuid NOT NULL,
    "varchar" varchar NOT NULL,
    "boolean" boolean NOT NULL,
    "timestamp" timestamp NOT NULL,
    "timestamp_tz" timestamptz NOT NULL,
    "timestamp_mode_string" timestamp NOT NULL,
    "timestamp_mode_date" timestamp NOT NULL,
    "date" date NOT NULL,
    "json" json NOT NULL,
    "jsonb" jsonb NOT NULL,
    "typed_json" jsonb NOT NULL,
    "status" status_type NOT NULL,
    "text_array" text[] NOT NULL,
    "int_array" int[] NOT NULL,
    "numeric_array" numeric(10,2)[] NOT NULL,
    "uuid_array" uuid[] NOT NULL,
    "jsonb_array" jsonb[] NOT NULL,
    "enum_array" status_type[] NOT NULL,
    "optional_smallint" smallint,
    "optional_integer" integer,
    "optional_bigint" bigint,
    "optional_numeric" numeric(10,2),
    "optional_real" real,
    "optional_double_precision" double precision,
    "optional_text" text,
    "optional_boolean" boolean,
    "optional_timestamp" timestamp,
    "optional_json" jsonb,
    "optional_enum" status_type,
    "optional_varchar" varchar,
    "optional_uuid" uuid,
    PRIMARY KEY ("id")
);

CREATE TABLE "analytics_dashboard" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "owner_id" text,
    "title" text NOT NULL,
    "description" text,
    "default_query" jsonb NOT NULL,
    PRIMARY KEY ("id")
);

CREATE TABLE "analytics_widget" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "dashboard_id" text NOT NULL,
    "title" text NOT NULL,
    "widget_type" text NOT NULL,
    "position" integer,
    PRIMARY KEY ("id")
);

CREATE TABLE "analytics_widget_query" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "widget_id" text NOT NULL,
    "data_source" text NOT NULL,
    "query" text NOT NULL,
    "refresh_interval_seconds" integer,
    PRIMARY KEY ("id")
);

CREATE TABLE "benefit_enrollment" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "benefit_plan_id" text NOT NULL,
    "employee_id" text NOT NULL,
    "enrolled_at" timestamptz NOT NULL,
    "coverage_level" text,
    PRIMARY KEY ("id")
);

CREATE TABLE "benefit_plan" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "name" text NOT NULL,
    "provider" text,
    "description" text,
    "administrator_id" text,
    PRIMARY KEY ("id")
);

CREATE TABLE "billing_invoice" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "account_id" text NOT NULL,
    "contact_id" text,
    "issued_by_id" text,
    "status" text NOT NULL,
    "invoice_date" date NOT NULL,
    "due_date" date,
    "total_amount" numeric(12,2) NOT NULL,
    "currency" char(3) NOT NULL,
    PRIMARY KEY ("id")
);

CREATE TABLE "billing_invoice_line" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "invoice_id" text NOT NULL,
    "order_item_id" text,
    "description" text NOT NULL,
    "quantity" integer NOT NULL,
    "unit_price" numeric(12,2) NOT NULL,
    PRIMARY KEY ("id")
);

CREATE TABLE "budget" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "department_id" text,
    "fiscal_year" integer NOT NULL,
    "total_amount" numeric(12,2) NOT NULL,
    "currency" char(3) NOT NULL,
    PRIMARY KEY ("id")
);

CREATE TABLE "budget_line" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "budget_id" text NOT NULL,
    "account_id" text NOT NULL,
    "amount" numeric(12,2) NOT NULL,
    PRIMARY KEY ("id")
);

CREATE TABLE "crm_account" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "owner_id" text,
    "name" text NOT NULL,
    "industry" text,
    "status" text,
    "domicile_country" char(2),
    "reporting_currency" char(3),
    PRIMARY KEY ("id")
);

CREATE TABLE "crm_activity" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "account_id" text NOT NULL,
    "contact_id" text,
    "opportunity_id" text,
    "type_id" text NOT NULL,
    "performed_by_id" text,
    "notes" text,
    PRIMARY KEY ("id")
);

CREATE TABLE "crm_activity_type" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "name" text NOT NULL,
    "description" text,
    PRIMARY KEY ("id")
);

CREATE TABLE "crm_contact" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "account_id" text NOT NULL,
    "first_name" text NOT NULL,
    "last_name" text NOT NULL,
    "email" text,
    "phone" text,
    "country_iso" char(2),
    "state_code" char(2),
    PRIMARY KEY ("id")
);

CREATE TABLE "crm_note" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "account_id" text NOT NULL,
    "contact_id" text,
    "author_id" text,
    "body" text NOT NULL,
    PRIMARY KEY ("id")
);

CREATE TABLE "crm_opportunity" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "account_id" text NOT NULL,
    "stage_id" text NOT NULL,
    "name" text NOT NULL,
    "amount" numeric(12,2),
    "close_date" date,
    PRIMARY KEY ("id")
);

CREATE TABLE "crm_opportunity_stage_history" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "opportunity_id" text NOT NULL,
    "stage_id" text NOT NULL,
    "changed_by_id" text,
    "changed_at" timestamptz DEFAULT now() NOT NULL,
    PRIMARY KEY ("id")
);

CREATE TABLE "crm_pipeline_stage" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "name" text NOT NULL,
    "sequence" integer NOT NULL,
    "probability" integer,
    PRIMARY KEY ("id")
);

CREATE TABLE "department" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "name" text NOT NULL,
    "description" text,
    "manager_id" text,
    PRIMARY KEY ("id")
);

CREATE TABLE "document_file" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "folder_id" text NOT NULL,
    "uploaded_by_id" text,
    "file_name" text NOT NULL,
    "mime_type" text,
    "size_bytes" integer,
    "version" integer DEFAULT 1 NOT NULL,
    PRIMARY KEY ("id")
);

CREATE TABLE "document_file_version" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "file_id" text NOT NULL,
    "uploaded_by_id" text,
    "version" integer NOT NULL,
    "change_log" text,
    "file_size_bytes" integer,
    PRIMARY KEY ("id")
);

CREATE TABLE "document_folder" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "library_id" text NOT NULL,
    "parent_id" text,
    "name" text NOT NULL,
    PRIMARY KEY ("id")
);

CREATE TABLE "document_library" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "project_id" text,
    "name" text NOT NULL,
    "description" text,
    "visibility" text,
    PRIMARY KEY ("id")
);

CREATE TABLE "document_sharing" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "file_id" text NOT NULL,
    "shared_with_user_id" text,
    "shared_with_team_id" text,
    "permission" text NOT NULL,
    PRIMARY KEY ("id")
);

CREATE TABLE "employee_document" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "employee_id" text NOT NULL,
    "file_name" text NOT NULL,
    "document_type" text,
    "uploaded_by_id" text,
    PRIMARY KEY ("id")
);

CREATE TABLE "employee_profile" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "user_id" text NOT NULL,
    "department_id" text,
    "team_id" text,
    "title" text,
    "start_date" date,
    "employment_type" text,
    PRIMARY KEY ("id")
);

CREATE TABLE "employment_history" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "employee_id" text NOT NULL,
    "company" text NOT NULL,
    "title" text NOT NULL,
    "start_date" date,
    "end_date" date,
    PRIMARY KEY ("id")
);

CREATE TABLE "expense_item" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "report_id" text NOT NULL,
    "amount" numeric(12,2) NOT NULL,
    "category" text NOT NULL,
    "incurred_at" date,
    "merchant" text,
    "notes" text,
    PRIMARY KEY ("id")
);

CREATE TABLE "expense_report" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "owner_id" text NOT NULL,
    "department_id" text,
    "status" text NOT NULL,
    "submitted_at" timestamptz,
    PRIMARY KEY ("id")
);

CREATE TABLE "feature_flag" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "key" text NOT NULL,
    "owner_id" text,
    "definition" jsonb NOT NULL,
    "metadata" jsonb NOT NULL,
    "snapshot" jsonb NOT NULL,
    "release_track" text NOT NULL,
    PRIMARY KEY ("id")
);

CREATE TABLE "filters" (
    "id" text NOT NULL,
    "name" text,
    "parent_id" text,
    PRIMARY KEY ("id")
);

CREATE TABLE "friendship" (
    "requestingId" text NOT NULL,
    "acceptingId" text NOT NULL,
    "accepted" boolean NOT NULL,
    PRIMARY KEY ("requestingId", "acceptingId")
);

CREATE TABLE "integration_credential" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "webhook_id" text,
    "provider" text NOT NULL,
    "client_id" text,
    "client_secret" text,
    "metadata" jsonb,
    PRIMARY KEY ("id")
);

CREATE TABLE "integration_event" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "webhook_id" text NOT NULL,
    "payload" jsonb,
    "event_type" text NOT NULL,
    "delivered_at" timestamptz,
    "status" text NOT NULL,
    PRIMARY KEY ("id")
);

CREATE TABLE "integration_webhook" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "project_id" text,
    "account_id" text,
    "name" text NOT NULL,
    "url" text NOT NULL,
    "secret" text,
    "is_active" boolean DEFAULT true NOT NULL,
    PRIMARY KEY ("id")
);

CREATE TABLE "inventory_item" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "variant_id" text NOT NULL,
    "serial_number" text,
    "metadata" jsonb,
    PRIMARY KEY ("id")
);

CREATE TABLE "inventory_level" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "location_id" text NOT NULL,
    "variant_id" text NOT NULL,
    "quantity" integer NOT NULL,
    "reserved" integer DEFAULT 0 NOT NULL,
    PRIMARY KEY ("id")
);

CREATE TABLE "inventory_location" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "name" text NOT NULL,
    "address" text,
    "region" text,
    "country_iso" char(2),
    PRIMARY KEY ("id")
);

CREATE TABLE "ledger_account" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "name" text NOT NULL,
    "code" text NOT NULL,
    "account_type" text NOT NULL,
    "parent_account_id" text,
    PRIMARY KEY ("id")
);

CREATE TABLE "ledger_entry" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "transaction_id" text NOT NULL,
    "account_id" text NOT NULL,
    "debit" numeric(12,2),
    "credit" numeric(12,2),
    "memo" text,
    PRIMARY KEY ("id")
);

CREATE TABLE "ledger_transaction" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "reference" text,
    "transaction_date" date NOT NULL,
    "created_by_id" text,
    "description" text,
    PRIMARY KEY ("id")
);

CREATE TABLE "marketing_audience" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "name" text NOT NULL,
    "segment_type" text,
    "definition" jsonb,
    PRIMARY KEY ("id")
);

CREATE TABLE "marketing_campaign" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "owner_id" text,
    "name" text NOT NULL,
    "status" text NOT NULL,
    "start_date" date,
    "end_date" date,
    "budget_amount" numeric(12,2),
    PRIMARY KEY ("id")
);

CREATE TABLE "marketing_campaign_audience" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "campaign_id" text NOT NULL,
    "audience_id" text NOT NULL,
    PRIMARY KEY ("id")
);

CREATE TABLE "marketing_campaign_channel" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "campaign_id" text NOT NULL,
    "channel_id" text NOT NULL,
    "allocation" numeric(12,2),
    PRIMARY KEY ("id")
);

CREATE TABLE "marketing_channel" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "name" text NOT NULL,
    "channel_type" text,
    "cost_model" text,
    PRIMARY KEY ("id")
);

CREATE TABLE "medium" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "name" text NOT NULL,
    PRIMARY KEY ("id")
);

CREATE TABLE "message" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "senderId" text,
    "mediumId" text,
    "body" text NOT NULL,
    "metadata" jsonb NOT NULL,
    "omitted_column" text,
    PRIMARY KEY ("id")
);

CREATE TABLE "omitted_table" (
    "id" text NOT NULL,
    "name" text NOT NULL,
    PRIMARY KEY ("id")
);

CREATE TABLE "order" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "customer_id" text,
    "opportunity_id" text,
    "status" text NOT NULL,
    "total" numeric(12,2) NOT NULL,
    "currency" char(3) NOT NULL,
    "currency_metadata" jsonb NOT NULL,
    "billing_country_iso" char(2) NOT NULL,
    "shipping_country_iso" char(2) NOT NULL,
    "cdc_checkpoint" jsonb,
    PRIMARY KEY ("id")
);

CREATE TABLE "order_item" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "order_id" text NOT NULL,
    "variant_id" text NOT NULL,
    "quantity" integer NOT NULL,
    "unit_price" numeric(12,2) NOT NULL,
    PRIMARY KEY ("id")
);

CREATE TABLE "order_payment" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "order_id" text NOT NULL,
    "payment_id" text,
    "amount" numeric(12,2) NOT NULL,
    "status" text NOT NULL,
    PRIMARY KEY ("id")
);

CREATE TABLE "payment" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "external_ref" text,
    "status" text NOT NULL,
    "amount" numeric(12,2) NOT NULL,
    "currency" char(3) NOT NULL,
    "received_at" timestamptz,
    "received_by_id" text,
    PRIMARY KEY ("id")
);

CREATE TABLE "product" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "category_id" text NOT NULL,
    "name" text NOT NULL,
    "description" text,
    "status" text,
    PRIMARY KEY ("id")
);

CREATE TABLE "product_category" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "name" text NOT NULL,
    "description" text,
    "parent_id" text,
    PRIMARY KEY ("id")
);

CREATE TABLE "product_media" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "product_id" text NOT NULL,
    "url" text NOT NULL,
    "type" text NOT NULL,
    "mime_key" text NOT NULL,
    "mime_descriptor" jsonb NOT NULL,
    PRIMARY KEY ("id")
);

CREATE TABLE "product_variant" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "product_id" text NOT NULL,
    "sku" text NOT NULL,
    "price" numeric(12,2) NOT NULL,
    "currency" char(3) NOT NULL,
    "is_active" boolean DEFAULT true NOT NULL,
    PRIMARY KEY ("id")
);

CREATE TABLE "project" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "owner_id" text,
    "name" text NOT NULL,
    "description" text,
    "status" text,
    "workflow_state" jsonb NOT NULL,
    PRIMARY KEY ("id")
);

CREATE TABLE "project_assignment" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "task_id" text NOT NULL,
    "user_id" text NOT NULL,
    "assigned_at" timestamptz,
    "role" text,
    PRIMARY KEY ("id")
);

CREATE TABLE "project_attachment" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "task_id" text NOT NULL,
    "file_name" text NOT NULL,
    "file_type" text,
    PRIMARY KEY ("id")
);

CREATE TABLE "project_audit" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "project_id" text NOT NULL,
    "actor_id" text,
    "action" text NOT NULL,
    "details" jsonb,
    PRIMARY KEY ("id")
);

CREATE TABLE "project_comment" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "task_id" text NOT NULL,
    "author_id" text NOT NULL,
    "body" text NOT NULL,
    PRIMARY KEY ("id")
);

CREATE TABLE "project_note" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "project_id" text NOT NULL,
    "author_id" text,
    "note" text NOT NULL,
    PRIMARY KEY ("id")
);

CREATE TABLE "project_phase" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "project_id" text NOT NULL,
    "name" text NOT NULL,
    "sequence" integer NOT NULL,
    PRIMARY KEY ("id")
);

CREATE TABLE "project_tag" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "label" text NOT NULL,
    "color" text,
    PRIMARY KEY ("id")
);

CREATE TABLE "project_task" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "project_id" text NOT NULL,
    "phase_id" text NOT NULL,
    "title" text NOT NULL,
    "status" text NOT NULL,
    "priority" text,
    PRIMARY KEY ("id")
);

CREATE TABLE "project_task_tag" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "task_id" text NOT NULL,
    "tag_id" text NOT NULL,
    PRIMARY KEY ("id")
);

CREATE TABLE "shipment" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "order_id" text NOT NULL,
    "shipped_at" timestamptz,
    "delivered_at" timestamptz,
    "carrier" text,
    "tracking_number" text,
    "destination_country" char(2) NOT NULL,
    "destination_state" char(2),
    PRIMARY KEY ("id")
);

CREATE TABLE "shipment_item" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "shipment_id" text NOT NULL,
    "order_item_id" text NOT NULL,
    "quantity" integer NOT NULL,
    PRIMARY KEY ("id")
);

CREATE TABLE "support_ticket" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "customer_id" text,
    "assigned_team_id" text,
    "subject" text NOT NULL,
    "status" text NOT NULL,
    "priority" text,
    "source" text,
    PRIMARY KEY ("id")
);

CREATE TABLE "support_ticket_assignment" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "ticket_id" text NOT NULL,
    "assignee_id" text,
    "assigned_at" timestamptz,
    "assignment_type" text,
    PRIMARY KEY ("id")
);

CREATE TABLE "support_ticket_audit" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "ticket_id" text NOT NULL,
    "actor_id" text,
    "action" text NOT NULL,
    "details" jsonb,
    PRIMARY KEY ("id")
);

CREATE TABLE "support_ticket_message" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "ticket_id" text NOT NULL,
    "author_id" text,
    "body" text NOT NULL,
    "visibility" text,
    PRIMARY KEY ("id")
);

CREATE TABLE "support_ticket_tag" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "label" text NOT NULL,
    "description" text,
    PRIMARY KEY ("id")
);

CREATE TABLE "support_ticket_tag_link" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "ticket_id" text NOT NULL,
    "tag_id" text NOT NULL,
    PRIMARY KEY ("id")
);

CREATE TABLE "team" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "department_id" text NOT NULL,
    "lead_id" text,
    "name" text NOT NULL,
    PRIMARY KEY ("id")
);

CREATE TABLE "telemetry_rollup" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "project_id" text,
    "metric" text NOT NULL,
    "windowed_stats" jsonb NOT NULL,
    PRIMARY KEY ("id")
);

CREATE TABLE "test_bigserial_pk" (
    "id" bigserial NOT NULL,
    "name" text NOT NULL,
    PRIMARY KEY ("id")
);

CREATE TABLE "test_composite_pk_both_defaults" (
    "id1" uuid DEFAULT gen_random_uuid() NOT NULL,
    "id2" timestamp DEFAULT now() NOT NULL,
    "name" text NOT NULL,
    PRIMARY KEY ("id1", "id2")
);

CREATE TABLE "test_composite_pk_one_default" (
    "tenant_id" text NOT NULL,
    "id" serial NOT NULL,
    "name" text NOT NULL,
    PRIMARY KEY ("tenant_id", "id")
);

CREATE TABLE "test_integer_default_pk" (
    "id" integer DEFAULT floor((random() * (1000000)::double precision)) NOT NULL,
    "name" text NOT NULL,
    PRIMARY KEY ("id")
);

CREATE TABLE "test_serial_pk" (
    "id" serial NOT NULL,
    "name" text NOT NULL,
    PRIMARY KEY ("id")
);

CREATE TABLE "test_text_default_pk" (
    "id" text DEFAULT (gen_random_uuid())::text NOT NULL,
    "name" text NOT NULL,
    PRIMARY KEY ("id")
);

CREATE TABLE "test_timestamp_default_pk" (
    "id" timestamp DEFAULT now() NOT NULL,
    "name" text NOT NULL,
    PRIMARY KEY ("id")
);

CREATE TABLE "test_uuid_pk" (
    "id" uuid DEFAULT gen_random_uuid() NOT NULL,
    "name" text NOT NULL,
    PRIMARY KEY ("id")
);

CREATE TABLE "test_uuid_sql_default_pk" (
    "id" uuid DEFAULT gen_random_uuid() NOT NULL,
    "name" text NOT NULL,
    PRIMARY KEY ("id")
);

CREATE TABLE "time_entry" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "timesheet_id" text NOT NULL,
    "task_id" text,
    "hours" numeric(5,2) NOT NULL,
    "notes" text,
    "entry_date" date NOT NULL,
    PRIMARY KEY ("id")
);

CREATE TABLE "timesheet" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "employee_id" text NOT NULL,
    "period_start" date NOT NULL,
    "period_end" date NOT NULL,
    "submitted_by_id" text,
    "status" text NOT NULL,
    PRIMARY KEY ("id")
);

CREATE TABLE "user" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "name" text NOT NULL,
    "partner" boolean NOT NULL,
    "email" text NOT NULL,
    "custom_type_json" jsonb NOT NULL,
    "custom_interface_json" jsonb NOT NULL,
    "test_interface" jsonb NOT NULL,
    "test_type" jsonb NOT NULL,
    "test_exported_type" jsonb NOT NULL,
    "notification_preferences" jsonb NOT NULL,
    "country_iso" char(2) NOT NULL,
    "region_code" char(2),
    "preferred_currency" char(3) NOT NULL,
    "status" text,
    PRIMARY KEY ("id")
);

CREATE TABLE "webhook_subscription" (
    "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
    "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
    "id" text NOT NULL,
    "project_id" text,
    "config" jsonb NOT NULL,
    PRIMARY KEY ("id")
);

ALTER TABLE "analytics_dashboard" ADD CONSTRAINT "analytics_dashboard_owner_id_user_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "user" ("id");
ALTER TABLE "analytics_widget" ADD CONSTRAINT "analytics_widget_dashboard_id_analytics_dashboard_id_fkey" FOREIGN KEY ("dashboard_id") REFERENCES "analytics_dashboard" ("id");
ALTER TABLE "analytics_widget_query" ADD CONSTRAINT "analytics_widget_query_widget_id_analytics_widget_id_fkey" FOREIGN KEY ("widget_id") REFERENCES "analytics_widget" ("id");
ALTER TABLE "benefit_enrollment" ADD CONSTRAINT "benefit_enrollment_benefit_plan_id_benefit_plan_id_fkey" FOREIGN KEY ("benefit_plan_id") REFERENCES "benefit_plan" ("id");
ALTER TABLE "benefit_enrollment" ADD CONSTRAINT "benefit_enrollment_employee_id_employee_profile_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee_profile" ("id");
ALTER TABLE "benefit_plan" ADD CONSTRAINT "benefit_plan_administrator_id_user_id_fkey" FOREIGN KEY ("administrator_id") REFERENCES "user" ("id");
ALTER TABLE "billing_invoice" ADD CONSTRAINT "billing_invoice_account_id_crm_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "crm_account" ("id");
ALTER TABLE "billing_invoice" ADD CONSTRAINT "billing_invoice_contact_id_crm_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "crm_contact" ("id");
ALTER TABLE "billing_invoice" ADD CONSTRAINT "billing_invoice_issued_by_id_user_id_fkey" FOREIGN KEY ("issued_by_id") REFERENCES "user" ("id");
ALTER TABLE "billing_invoice_line" ADD CONSTRAINT "billing_invoice_line_invoice_id_billing_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "billing_invoice" ("id");
ALTER TABLE "billing_invoice_line" ADD CONSTRAINT "billing_invoice_line_order_item_id_order_item_id_fkey" FOREIGN KEY ("order_item_id") REFERENCES "order_item" ("id");
ALTER TABLE "budget" ADD CONSTRAINT "budget_department_id_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department" ("id");
ALTER TABLE "budget_line" ADD CONSTRAINT "budget_line_account_id_ledger_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "ledger_account" ("id");
ALTER TABLE "budget_line" ADD CONSTRAINT "budget_line_budget_id_budget_id_fkey" FOREIGN KEY ("budget_id") REFERENCES "budget" ("id");
ALTER TABLE "crm_account" ADD CONSTRAINT "crm_account_owner_id_user_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "user" ("id");
ALTER TABLE "crm_activity" ADD CONSTRAINT "crm_activity_account_id_crm_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "crm_account" ("id");
ALTER TABLE "crm_activity" ADD CONSTRAINT "crm_activity_contact_id_crm_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "crm_contact" ("id");
ALTER TABLE "crm_activity" ADD CONSTRAINT "crm_activity_opportunity_id_crm_opportunity_id_fkey" FOREIGN KEY ("opportunity_id") REFERENCES "crm_opportunity" ("id");
ALTER TABLE "crm_activity" ADD CONSTRAINT "crm_activity_performed_by_id_user_id_fkey" FOREIGN KEY ("performed_by_id") REFERENCES "user" ("id");
ALTER TABLE "crm_activity" ADD CONSTRAINT "crm_activity_type_id_crm_activity_type_id_fkey" FOREIGN KEY ("type_id") REFERENCES "crm_activity_type" ("id");
ALTER TABLE "crm_contact" ADD CONSTRAINT "crm_contact_account_id_crm_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "crm_account" ("id");
ALTER TABLE "crm_note" ADD CONSTRAINT "crm_note_account_id_crm_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "crm_account" ("id");
ALTER TABLE "crm_note" ADD CONSTRAINT "crm_note_author_id_user_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user" ("id");
ALTER TABLE "crm_note" ADD CONSTRAINT "crm_note_contact_id_crm_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "crm_contact" ("id");
ALTER TABLE "crm_opportunity" ADD CONSTRAINT "crm_opportunity_account_id_crm_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "crm_account" ("id");
ALTER TABLE "crm_opportunity" ADD CONSTRAINT "crm_opportunity_stage_id_crm_pipeline_stage_id_fkey" FOREIGN KEY ("stage_id") REFERENCES "crm_pipeline_stage" ("id");
ALTER TABLE "crm_opportunity_stage_history" ADD CONSTRAINT "crm_opportunity_stage_history_changed_by_id_user_id_fkey" FOREIGN KEY ("changed_by_id") REFERENCES "user" ("id");
ALTER TABLE "crm_opportunity_stage_history" ADD CONSTRAINT "crm_opportunity_stage_history_opportunity_id_crm_opportunity_id" FOREIGN KEY ("opportunity_id") REFERENCES "crm_opportunity" ("id");
ALTER TABLE "crm_opportunity_stage_history" ADD CONSTRAINT "crm_opportunity_stage_history_stage_id_crm_pipeline_stage_id_fk" FOREIGN KEY ("stage_id") REFERENCES "crm_pipeline_stage" ("id");
ALTER TABLE "department" ADD CONSTRAINT "department_manager_id_user_id_fkey" FOREIGN KEY ("manager_id") REFERENCES "user" ("id");
ALTER TABLE "document_file" ADD CONSTRAINT "document_file_folder_id_document_folder_id_fkey" FOREIGN KEY ("folder_id") REFERENCES "document_folder" ("id");
ALTER TABLE "document_file" ADD CONSTRAINT "document_file_uploaded_by_id_user_id_fkey" FOREIGN KEY ("uploaded_by_id") REFERENCES "user" ("id");
ALTER TABLE "document_file_version" ADD CONSTRAINT "document_file_version_file_id_document_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "document_file" ("id");
ALTER TABLE "document_file_version" ADD CONSTRAINT "document_file_version_uploaded_by_id_user_id_fkey" FOREIGN KEY ("uploaded_by_id") REFERENCES "user" ("id");
ALTER TABLE "document_folder" ADD CONSTRAINT "document_folder_library_id_document_library_id_fkey" FOREIGN KEY ("library_id") REFERENCES "document_library" ("id");
ALTER TABLE "document_folder" ADD CONSTRAINT "document_folder_parent_id_document_folder_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "document_folder" ("id");
ALTER TABLE "document_library" ADD CONSTRAINT "document_library_project_id_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project" ("id");
ALTER TABLE "document_sharing" ADD CONSTRAINT "document_sharing_file_id_document_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "document_file" ("id");
ALTER TABLE "document_sharing" ADD CONSTRAINT "document_sharing_shared_with_team_id_team_id_fkey" FOREIGN KEY ("shared_with_team_id") REFERENCES "team" ("id");
ALTER TABLE "document_sharing" ADD CONSTRAINT "document_sharing_shared_with_user_id_user_id_fkey" FOREIGN KEY ("shared_with_user_id") REFERENCES "user" ("id");
ALTER TABLE "employee_document" ADD CONSTRAINT "employee_document_employee_id_employee_profile_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee_profile" ("id");
ALTER TABLE "employee_document" ADD CONSTRAINT "employee_document_uploaded_by_id_user_id_fkey" FOREIGN KEY ("uploaded_by_id") REFERENCES "user" ("id");
ALTER TABLE "employee_profile" ADD CONSTRAINT "employee_profile_department_id_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department" ("id");
ALTER TABLE "employee_profile" ADD CONSTRAINT "employee_profile_team_id_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team" ("id");
ALTER TABLE "employee_profile" ADD CONSTRAINT "employee_profile_user_id_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user" ("id");
ALTER TABLE "employment_history" ADD CONSTRAINT "employment_history_employee_id_employee_profile_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee_profile" ("id");
ALTER TABLE "expense_item" ADD CONSTRAINT "expense_item_report_id_expense_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "expense_report" ("id");
ALTER TABLE "expense_report" ADD CONSTRAINT "expense_report_department_id_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department" ("id");
ALTER TABLE "expense_report" ADD CONSTRAINT "expense_report_owner_id_user_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "user" ("id");
ALTER TABLE "feature_flag" ADD CONSTRAINT "feature_flag_owner_id_user_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "user" ("id");
ALTER TABLE "friendship" ADD CONSTRAINT "friendship_acceptingId_user_id_fkey" FOREIGN KEY ("acceptingId") REFERENCES "user" ("id");
ALTER TABLE "friendship" ADD CONSTRAINT "friendship_requestingId_user_id_fkey" FOREIGN KEY ("requestingId") REFERENCES "user" ("id");
ALTER TABLE "integration_credential" ADD CONSTRAINT "integration_credential_webhook_id_integration_webhook_id_fkey" FOREIGN KEY ("webhook_id") REFERENCES "integration_webhook" ("id");
ALTER TABLE "integration_event" ADD CONSTRAINT "integration_event_webhook_id_integration_webhook_id_fkey" FOREIGN KEY ("webhook_id") REFERENCES "integration_webhook" ("id");
ALTER TABLE "integration_webhook" ADD CONSTRAINT "integration_webhook_account_id_crm_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "crm_account" ("id");
ALTER TABLE "integration_webhook" ADD CONSTRAINT "integration_webhook_project_id_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project" ("id");
ALTER TABLE "inventory_item" ADD CONSTRAINT "inventory_item_variant_id_product_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "product_variant" ("id");
ALTER TABLE "inventory_level" ADD CONSTRAINT "inventory_level_location_id_inventory_location_id_fkey" FOREIGN KEY ("location_id") REFERENCES "inventory_location" ("id");
ALTER TABLE "inventory_level" ADD CONSTRAINT "inventory_level_variant_id_product_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "product_variant" ("id");
ALTER TABLE "ledger_account" ADD CONSTRAINT "ledger_account_parent_account_id_ledger_account_id_fkey" FOREIGN KEY ("parent_account_id") REFERENCES "ledger_account" ("id");
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_account_id_ledger_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "ledger_account" ("id");
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_transaction_id_ledger_transaction_id_fkey" FOREIGN KEY ("transaction_id") REFERENCES "ledger_transaction" ("id");
ALTER TABLE "ledger_transaction" ADD CONSTRAINT "ledger_transaction_created_by_id_user_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "user" ("id");
ALTER TABLE "marketing_campaign" ADD CONSTRAINT "marketing_campaign_owner_id_user_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "user" ("id");
ALTER TABLE "marketing_campaign_audience" ADD CONSTRAINT "marketing_campaign_audience_audience_id_marketing_audience_id_f" FOREIGN KEY ("audience_id") REFERENCES "marketing_audience" ("id");
ALTER TABLE "marketing_campaign_audience" ADD CONSTRAINT "marketing_campaign_audience_campaign_id_marketing_campaign_id_f" FOREIGN KEY ("campaign_id") REFERENCES "marketing_campaign" ("id");
ALTER TABLE "marketing_campaign_channel" ADD CONSTRAINT "marketing_campaign_channel_campaign_id_marketing_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "marketing_campaign" ("id");
ALTER TABLE "marketing_campaign_channel" ADD CONSTRAINT "marketing_campaign_channel_channel_id_marketing_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "marketing_channel" ("id");
ALTER TABLE "message" ADD CONSTRAINT "message_mediumId_medium_id_fkey" FOREIGN KEY ("mediumId") REFERENCES "medium" ("id");
ALTER TABLE "message" ADD CONSTRAINT "message_senderId_user_id_fkey" FOREIGN KEY ("senderId") REFERENCES "user" ("id");
ALTER TABLE "order" ADD CONSTRAINT "order_customer_id_user_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "user" ("id");
ALTER TABLE "order" ADD CONSTRAINT "order_opportunity_id_crm_opportunity_id_fkey" FOREIGN KEY ("opportunity_id") REFERENCES "crm_opportunity" ("id");
ALTER TABLE "order_item" ADD CONSTRAINT "order_item_order_id_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order" ("id");
ALTER TABLE "order_item" ADD CONSTRAINT "order_item_variant_id_product_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "product_variant" ("id");
ALTER TABLE "order_payment" ADD CONSTRAINT "order_payment_order_id_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order" ("id");
ALTER TABLE "order_payment" ADD CONSTRAINT "order_payment_payment_id_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment" ("id");
ALTER TABLE "payment" ADD CONSTRAINT "payment_received_by_id_user_id_fkey" FOREIGN KEY ("received_by_id") REFERENCES "user" ("id");
ALTER TABLE "product" ADD CONSTRAINT "product_category_id_product_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "product_category" ("id");
ALTER TABLE "product_category" ADD CONSTRAINT "product_category_parent_id_product_category_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "product_category" ("id");
ALTER TABLE "product_media" ADD CONSTRAINT "product_media_product_id_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product" ("id");
ALTER TABLE "product_variant" ADD CONSTRAINT "product_variant_product_id_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product" ("id");
ALTER TABLE "project" ADD CONSTRAINT "project_owner_id_user_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "user" ("id");
ALTER TABLE "project_assignment" ADD CONSTRAINT "project_assignment_task_id_project_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "project_task" ("id");
ALTER TABLE "project_assignment" ADD CONSTRAINT "project_assignment_user_id_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user" ("id");
ALTER TABLE "project_attachment" ADD CONSTRAINT "project_attachment_task_id_project_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "project_task" ("id");
ALTER TABLE "project_audit" ADD CONSTRAINT "project_audit_actor_id_user_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "user" ("id");
ALTER TABLE "project_audit" ADD CONSTRAINT "project_audit_project_id_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project" ("id");
ALTER TABLE "project_comment" ADD CONSTRAINT "project_comment_author_id_user_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user" ("id");
ALTER TABLE "project_comment" ADD CONSTRAINT "project_comment_task_id_project_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "project_task" ("id");
ALTER TABLE "project_note" ADD CONSTRAINT "project_note_author_id_user_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user" ("id");
ALTER TABLE "project_note" ADD CONSTRAINT "project_note_project_id_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project" ("id");
ALTER TABLE "project_phase" ADD CONSTRAINT "project_phase_project_id_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project" ("id");
ALTER TABLE "project_task" ADD CONSTRAINT "project_task_phase_id_project_phase_id_fkey" FOREIGN KEY ("phase_id") REFERENCES "project_phase" ("id");
ALTER TABLE "project_task" ADD CONSTRAINT "project_task_project_id_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project" ("id");
ALTER TABLE "project_task_tag" ADD CONSTRAINT "project_task_tag_tag_id_project_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "project_tag" ("id");
ALTER TABLE "project_task_tag" ADD CONSTRAINT "project_task_tag_task_id_project_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "project_task" ("id");
ALTER TABLE "shipment" ADD CONSTRAINT "shipment_order_id_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order" ("id");
ALTER TABLE "shipment_item" ADD CONSTRAINT "shipment_item_order_item_id_order_item_id_fkey" FOREIGN KEY ("order_item_id") REFERENCES "order_item" ("id");
ALTER TABLE "shipment_item" ADD CONSTRAINT "shipment_item_shipment_id_shipment_id_fkey" FOREIGN KEY ("shipment_id") REFERENCES "shipment" ("id");
ALTER TABLE "support_ticket" ADD CONSTRAINT "support_ticket_assigned_team_id_team_id_fkey" FOREIGN KEY ("assigned_team_id") REFERENCES "team" ("id");
ALTER TABLE "support_ticket" ADD CONSTRAINT "support_ticket_customer_id_user_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "user" ("id");
ALTER TABLE "support_ticket_assignment" ADD CONSTRAINT "support_ticket_assignment_assignee_id_user_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "user" ("id");
ALTER TABLE "support_ticket_assignment" ADD CONSTRAINT "support_ticket_assignment_ticket_id_support_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "support_ticket" ("id");
ALTER TABLE "support_ticket_audit" ADD CONSTRAINT "support_ticket_audit_actor_id_user_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "user" ("id");
ALTER TABLE "support_ticket_audit" ADD CONSTRAINT "support_ticket_audit_ticket_id_support_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "support_ticket" ("id");
ALTER TABLE "support_ticket_message" ADD CONSTRAINT "support_ticket_message_author_id_user_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user" ("id");
ALTER TABLE "support_ticket_message" ADD CONSTRAINT "support_ticket_message_ticket_id_support_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "support_ticket" ("id");
ALTER TABLE "support_ticket_tag_link" ADD CONSTRAINT "support_ticket_tag_link_tag_id_support_ticket_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "support_ticket_tag" ("id");
ALTER TABLE "support_ticket_tag_link" ADD CONSTRAINT "support_ticket_tag_link_ticket_id_support_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "support_ticket" ("id");
ALTER TABLE "team" ADD CONSTRAINT "team_department_id_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department" ("id");
ALTER TABLE "team" ADD CONSTRAINT "team_lead_id_user_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "user" ("id");
ALTER TABLE "telemetry_rollup" ADD CONSTRAINT "telemetry_rollup_project_id_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project" ("id");
ALTER TABLE "time_entry" ADD CONSTRAINT "time_entry_task_id_project_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "project_task" ("id");
ALTER TABLE "time_entry" ADD CONSTRAINT "time_entry_timesheet_id_timesheet_id_fkey" FOREIGN KEY ("timesheet_id") REFERENCES "timesheet" ("id");
ALTER TABLE "timesheet" ADD CONSTRAINT "timesheet_employee_id_employee_profile_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee_profile" ("id");
ALTER TABLE "timesheet" ADD CONSTRAINT "timesheet_submitted_by_id_user_id_fkey" FOREIGN KEY ("submitted_by_id") REFERENCES "user" ("id");
ALTER TABLE "webhook_subscription" ADD CONSTRAINT "webhook_subscription_project_id_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project" ("id");
