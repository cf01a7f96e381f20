-- Who did what: one row for each change, and for equal attempts that were refused in some seconds.
-- A rebuild leaves it as it is; the sink reads the topic again and adds what is missing.
CREATE TABLE audit (
  id uuid PRIMARY KEY,
  at timestamp(3) NOT NULL,
  action text NOT NULL,
  outcome text NOT NULL,
  status integer NOT NULL,
  caller text NOT NULL,
  means text NOT NULL,
  person text,
  address text NOT NULL,
  companies text[] NOT NULL,
  subject text,
  count bigint NOT NULL,
  until timestamp(3)
);

CREATE INDEX audit_by_time ON audit (at DESC, id DESC);

CREATE INDEX audit_by_company ON audit USING gin (companies);

-- Rows are added, and deleted when they are old; nothing else.
CREATE FUNCTION keep_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.at < (now() AT TIME ZONE 'UTC') - interval '30 days' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'Entries of the audit are not changed, and deleted after 30 days at the earliest.'
    USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER keep_audit BEFORE UPDATE OR DELETE ON audit
FOR EACH ROW EXECUTE FUNCTION keep_audit();
