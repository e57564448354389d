-- One keyed hash over all fields of a row in the file: whether it still says so is asked again before it is sent.
alter table staged_employer add column row_hash text;
alter table staged_employee add column row_hash text;
alter table intent add column row_hash text;       -- null: of a version that compared column by column
-- Room for the stamp beside the row that it is put on: what is written anew on another page goes into every index.
alter table intent set (fillfactor = 50);
