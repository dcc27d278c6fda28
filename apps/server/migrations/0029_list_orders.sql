-- Further orders of lists, and messages whose row lies in another prefecture than what they are about.
create index placements_by_interview on placements
  (prefecture, (coalesce(interview_at, 'infinity'::timestamptz)), id);
create index messages_attached on messages (site_id, prefecture) where site_id is not null;
create index messages_elsewhere on messages (region_code text_pattern_ops, prefecture)
  where left(region_code, 4) <> prefecture;
