-- How long ago a leave date was when it was planned: Kota takes a date at most 30 days back while there is a policy.
alter table plan_row add days_back integer;            -- OFFBOARD, and a CANNOT in its place; below 0 in the future
