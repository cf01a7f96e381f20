-- The seed's tables under their names, for a database that has none yet.
CREATE TABLE IF NOT EXISTS "Run" (
  id text PRIMARY KEY,
  status text NOT NULL DEFAULT 'PENDING',
  "currentStage" integer NOT NULL DEFAULT 0,
  "errorMessage" text,
  "completedAt" timestamp(3),
  "createdAt" timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE IF NOT EXISTS "StageOutput" (
  id text PRIMARY KEY,
  "runId" text NOT NULL,
  "stageNumber" integer NOT NULL,
  "markdownOutput" text NOT NULL,
  "jsonOutput" jsonb,
  "createdAt" timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE IF NOT EXISTS "InspirationReport" (
  id text PRIMARY KEY,
  "runId" text NOT NULL,
  "inspiration1Title" text NOT NULL,
  "inspiration1Content" text NOT NULL,
  "inspiration1Elements" text[],
  "inspiration2Title" text NOT NULL,
  "inspiration2Content" text NOT NULL,
  "inspiration2Elements" text[],
  "createdAt" timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE IF NOT EXISTS "OpportunityCard" (
  id text PRIMARY KEY,
  "runId" text NOT NULL,
  "userId" text NOT NULL,
  number integer NOT NULL,
  title text NOT NULL,
  tagline text NOT NULL,
  problem text NOT NULL,
  solution text NOT NULL,
  "why_now" text NOT NULL,
  "target_segment" text NOT NULL,
  "quick_win" text NOT NULL,
  starred boolean NOT NULL DEFAULT false,
  "createdAt" timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
