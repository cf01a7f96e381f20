-- By which rules the words of a row were made: those of the services since this version, or, in rows of a
-- service of before, those of to_tsvector. The sink makes old ones again; till then they are searched as
-- they are.
ALTER TABLE card_board ADD COLUMN words_version integer NOT NULL DEFAULT 1;
