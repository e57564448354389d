-- The accounts that a run's journal was booked on, so that the next run of the period books only the difference.
alter table exported add column journal_accounts text;   -- key=account, a line each; null where no journal was written
