-- Bulk rows come in by the million, and a look at the run for each of them took longer than the row itself.
-- Whoever writes them holds a run that is there: runs are never deleted.
alter table register_row drop constraint register_row_run_id_fkey;
alter table reconciliation_row drop constraint reconciliation_row_run_id_fkey;
