-- The file that payroll imports may have another name and layout, and it may hold only what changed. What payroll
-- is to take in the end has a checksum of its own, so that the same instruction is noticed whatever its form.
alter table exported add column import_file        text;    -- null in rows of earlier versions: payroll-import(-draft).csv
alter table exported add column instruction_sha256 text;    -- null in rows of earlier versions and under review
alter table exported add column import_note        text;    -- what to know before importing it
alter table exported add column import_terms       text;    -- elements and counting it was written with, to compare later files by
