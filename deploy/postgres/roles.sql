-- Roles of least rights for PostgreSQL, for a database in which this file is run by an administrator:
--
--   psql -v owner_password=… -v sink_password=… -v ingest_password=… -f roles.sql DATABASE
--
-- Run it before the first start, and again after each upgrade: what is there stays as it is, and new
-- tables get what they need. The sink has DIRECT_URL with pipeline_owner, which makes the tables, and
-- DATABASE_URL with pipeline_sink, which writes rows; the ingest service has pipeline_ingest, which
-- reads. For tables in another schema than public, replace its name here.

DO $$
BEGIN
  IF to_regrole('pipeline_owner') IS NULL THEN CREATE ROLE pipeline_owner LOGIN; END IF;
  IF to_regrole('pipeline_sink') IS NULL THEN CREATE ROLE pipeline_sink LOGIN; END IF;
  IF to_regrole('pipeline_ingest') IS NULL THEN CREATE ROLE pipeline_ingest LOGIN; END IF;
END $$;

ALTER ROLE pipeline_owner PASSWORD :'owner_password';
ALTER ROLE pipeline_sink PASSWORD :'sink_password';
ALTER ROLE pipeline_ingest PASSWORD :'ingest_password';

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public TO pipeline_owner;
GRANT USAGE ON SCHEMA public TO pipeline_sink, pipeline_ingest;

-- Tables that the owner is yet to make.
ALTER DEFAULT PRIVILEGES FOR ROLE pipeline_owner IN SCHEMA public
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO pipeline_sink;
ALTER DEFAULT PRIVILEGES FOR ROLE pipeline_owner IN SCHEMA public
  GRANT SELECT ON TABLES TO pipeline_ingest;
ALTER DEFAULT PRIVILEGES FOR ROLE pipeline_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- Tables that are there.
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO pipeline_sink;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO pipeline_ingest;

DO $$
BEGIN
  IF to_regclass('public.flyway_schema_history') IS NOT NULL THEN
    REVOKE ALL ON public.flyway_schema_history FROM pipeline_sink, pipeline_ingest;
  END IF;
  IF to_regclass('public.sink_epoch') IS NOT NULL THEN
    REVOKE INSERT, DELETE ON public.sink_epoch FROM pipeline_sink;
  END IF;
  -- Entries of the audit are added, and deleted when they are old.
  IF to_regclass('public.audit') IS NOT NULL THEN
    REVOKE UPDATE ON public.audit FROM pipeline_sink;
  END IF;
  -- The only thing that the ingest service does to the database: it has it emptied for a rebuild.
  IF to_regprocedure('public.rebuild_from_topics()') IS NOT NULL THEN
    ALTER FUNCTION public.rebuild_from_topics() SECURITY DEFINER SET search_path = public;
    REVOKE EXECUTE ON FUNCTION public.rebuild_from_topics() FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION public.rebuild_from_topics() TO pipeline_ingest;
  END IF;
END $$;
