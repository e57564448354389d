-- Register rows come in by the million, and what an index holds of each is written with it. Whoever looks for one
-- person's rows finds those of the employer, and goes through them.
drop index register_row_by_run;
create index register_row_by_run on register_row (run_id, employer_ref);

-- Nearly everybody is in the roster; who is not is found without reading the rest.
create index contribution_line_strangers on contribution_line (pull_id) where not in_roster;

-- Whether every line of a pull has the sign and the decimals that nearly all have; null where nobody looked.
alter table pull add column usual boolean;
