-- Records that only those in charge of them, and the officers above those, may see.

create table confidential_records (
  prefecture text not null,
  noun text not null,
  record_id uuid not null,
  purpose text not null constraint confidential_records_purpose_is_known
    check (purpose in ('mediation', 'wages', 'household', 'claim', 'safety', 'other')),
  region_code text not null,
  seen_from smallint not null,
  set_at timestamptz not null,
  set_by_kind text not null,
  set_by_id text,
  set_by_name text not null default '',
  constraint confidential_records_are_unique primary key (prefecture, noun, record_id)
);
comment on table confidential_records is 'Records kept from all but their assignees and the officers above them; a row goes when that is lifted';
comment on column confidential_records.seen_from is 'Officers see it whose division has a code of at most so many digits and holds the record: those above whoever is in charge';
