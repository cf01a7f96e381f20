-- Our own columns, so that a database that Prisma made is upgraded in place.
ALTER TABLE "Run"
  ADD COLUMN IF NOT EXISTS "createdAt" timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ADD COLUMN IF NOT EXISTS "userId" text,
  ADD COLUMN IF NOT EXISTS "companyId" text,
  ADD COLUMN IF NOT EXISTS "blobUrl" text,
  ADD COLUMN IF NOT EXISTS "errorCode" text,
  ADD COLUMN IF NOT EXISTS attempt integer NOT NULL DEFAULT 1,
  ADD COLUMN IF NOT EXISTS progress integer NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS "promptTokens" bigint NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS "completionTokens" bigint NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS "costUsd" numeric NOT NULL DEFAULT 0;

ALTER TABLE "StageOutput"
  ADD COLUMN IF NOT EXISTS attempt integer NOT NULL DEFAULT 1,
  ADD COLUMN IF NOT EXISTS model text,
  ADD COLUMN IF NOT EXISTS "promptVersion" text,
  ADD COLUMN IF NOT EXISTS "promptTokens" bigint NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS "completionTokens" bigint NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS "costUsd" numeric NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS "startedAt" timestamp(3);

ALTER TABLE "InspirationReport"
  ADD COLUMN IF NOT EXISTS attempt integer NOT NULL DEFAULT 1;

ALTER TABLE "OpportunityCard"
  ADD COLUMN IF NOT EXISTS attempt integer NOT NULL DEFAULT 1,
  ADD COLUMN IF NOT EXISTS parsed boolean NOT NULL DEFAULT true;

CREATE INDEX IF NOT EXISTS "StageOutput_runId_stageNumber" ON "StageOutput" ("runId", "stageNumber");
CREATE INDEX IF NOT EXISTS "InspirationReport_runId" ON "InspirationReport" ("runId");
CREATE INDEX IF NOT EXISTS "OpportunityCard_runId_number" ON "OpportunityCard" ("runId", number);
CREATE INDEX IF NOT EXISTS "Run_createdAt" ON "Run" ("createdAt" DESC);
