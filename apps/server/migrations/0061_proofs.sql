-- Proofs that staff bring in (docs/evidence.md).

create table proofs (
  prefecture text not null,
  id uuid not null,
  seeker_id uuid not null,
  -- The record whose claim it is of: the person's own, or a placement.
  source text not null constraint proofs_source_is_known check (source in ('seeker', 'placement')),
  source_id uuid not null,
  claim text not null,
  kind text not null,
  day date not null,
  words text not null default '',
  file_id uuid,
  region_code text not null,
  site_id uuid,
  status text not null constraint proofs_status_is_known check (status in ('standing', 'struck')),
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  added_by_kind text not null,
  added_by_id text,
  added_by_name text not null default '',
  primary key (prefecture, id)
);
comment on table proofs is 'What staff brought in for a claim: papers, or what somebody said';
comment on column proofs.claim is 'A kind of countable';
comment on column proofs.kind is 'As in packages/domain/src/evidence/claims.ts';
comment on column proofs.day is 'The day of the paper or call, in Asia/Shanghai';
comment on column proofs.words is 'What was said, or where it was looked up';
comment on column proofs.file_id is 'A file of the person; once it is gone, the proof does not count';
create index proofs_by_source on proofs (prefecture, source_id);
create index proofs_by_seeker on proofs (prefecture, seeker_id);
create index proofs_by_file on proofs (prefecture, file_id) where file_id is not null;
create index proofs_attached on proofs (site_id, prefecture) where site_id is not null;
