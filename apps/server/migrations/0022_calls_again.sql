-- A call that nobody answered comes again: how often it was tried, and when last.

alter table follow_ups
  add column tries smallint not null default 0 check (tries >= 0),
  add column last_tried_at timestamptz;
comment on column follow_ups.tries is 'Calls that nobody answered';

alter table help_requests
  add column tries smallint not null default 0 check (tries >= 0),
  add column last_tried_at timestamptz;
comment on column help_requests.tries is 'Calls that nobody answered';
