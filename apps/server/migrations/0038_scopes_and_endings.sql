-- Where a vacancy's employer lies, beside the vacancy: its list is scoped by either place, and no index serves a condition
-- over two tables. Lists of small counties read their rows through an index instead of all rows of their prefecture.
-- And when a person was last told that their record is about to end.

alter table vacancies add column employer_region_code text not null default '';
update vacancies v set employer_region_code = e.region_code
  from employers e where e.prefecture = v.prefecture and e.id = v.employer_id;
create index vacancies_by_employer_region on vacancies (prefecture, employer_region_code text_pattern_ops);

create index placements_by_region on placements (prefecture, region_code text_pattern_ops);
create index follow_ups_open_by_region on follow_ups (prefecture, region_code text_pattern_ops)
  where status = 'open';
create index help_requests_by_region on help_requests (prefecture, region_code text_pattern_ops);

alter table seekers add column ending_told_at timestamptz;
comment on column seekers.ending_told_at is 'When the person was told that their record ends in 30 days unless they are heard of';
