-- Values that hold at a division for a time, with their source; minimum wages are the first of them.

create extension if not exists btree_gist;

create table parameter_windows (
  id uuid not null constraint parameter_windows_pkey primary key,
  parameter text not null,
  region_code text not null,
  value jsonb not null,
  valid_from date not null,
  valid_to date,
  source text not null,
  source_date date,
  clause text not null default '',
  certainty text not null constraint parameter_windows_certainty_is_known check (certainty in ('confirmed', 'example')),
  overrides text,
  after_end text not null default 'unknown'
    constraint parameter_windows_after_end_is_known check (after_end in ('unknown', 'above')),
  origin text not null constraint parameter_windows_origin_is_known check (origin in ('shipped', 'bureau')),
  added_by_kind text not null,
  added_by_id text,
  added_by_name text not null default '',
  added_at timestamptz not null,
  ended_by_kind text,
  ended_by_id text,
  ended_by_name text,
  ended_at timestamptz,
  ended_reason text,
  withdrawn_by_kind text,
  withdrawn_by_id text,
  withdrawn_by_name text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  version integer not null default 1,
  constraint parameter_windows_end_after_they_begin check (valid_to is null or valid_to > valid_from),
  constraint parameter_windows_do_not_overlap exclude using gist
    (parameter with =, region_code with =, daterange(valid_from, valid_to) with &&) where (withdrawn_at is null)
);
comment on table parameter_windows is 'Values of parameters by division and time, half-open. A value is never changed: it is ended or withdrawn, and another one is added';
comment on column parameter_windows.region_code is 'A division, or CN for the whole country';
comment on column parameter_windows.overrides is 'The division whose value it replaces on its first day';
comment on column parameter_windows.after_end is 'What is known after the last window of the division: nothing, or what holds above it';
create index parameter_windows_by_region on parameter_windows (region_code, parameter, valid_from);

insert into parameter_windows (id, parameter, region_code, value, valid_from, valid_to, source, certainty, overrides, origin,
  added_by_kind, added_at)
select gen_random_uuid(), named.parameter, floors.region_code, to_jsonb(named.fen), floors.effective_from, floors.valid_to,
  floors.source, 'example', null,
  case when floors.source like '湖南省人力资源和社会保障厅关于调整湖南省最低工资标准的通知%' then 'shipped' else 'bureau' end,
  'system', clock_timestamp()
from (select *, lead(effective_from) over (partition by region_code order by effective_from) as valid_to from wage_floors) floors,
  lateral (values ('minimum_wage.monthly', floors.monthly_fen), ('minimum_wage.hourly', floors.hourly_fen))
    as named (parameter, fen);

update parameter_windows w set overrides = (
  select above.region_code from parameter_windows above
  where above.parameter = w.parameter and above.region_code <> w.region_code
    and w.region_code like above.region_code || '%'
    and above.valid_from <= w.valid_from and (above.valid_to is null or w.valid_from < above.valid_to)
  order by length(above.region_code) desc limit 1);

drop table wage_floors;
