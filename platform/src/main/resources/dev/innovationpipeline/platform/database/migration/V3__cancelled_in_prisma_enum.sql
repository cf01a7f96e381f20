-- Prisma may hold the status as an enum, which the seed's database made without CANCELLED.
DO $$
DECLARE
  status_type regtype;
BEGIN
  SELECT atttypid::regtype INTO status_type
    FROM pg_attribute WHERE attrelid = '"Run"'::regclass AND attname = 'status';
  IF EXISTS (SELECT FROM pg_type WHERE oid = status_type AND typtype = 'e') THEN
    EXECUTE format('ALTER TYPE %s ADD VALUE IF NOT EXISTS %L', status_type, 'CANCELLED');
  END IF;
END $$;
