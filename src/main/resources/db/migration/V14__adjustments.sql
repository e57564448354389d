-- Adjustments are few among the lines; whoever follows them through the months finds them without reading the rest.
create index contribution_line_adjustments on contribution_line (pull_id) where adjustment;
