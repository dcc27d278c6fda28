-- Files of records: what is known of them. Their bytes lie outside the database, sealed with a key of each file.

create table files (
  prefecture text not null,
  id uuid not null,
  owner_noun text not null constraint files_owner_is_known check (owner_noun in ('site', 'seeker', 'employer')),
  owner_id uuid not null,
  region_code text,
  purpose text not null,
  name text not null,
  label text not null default '',
  valid_until date,
  status text not null constraint files_status_is_known
    check (status in ('receiving', 'checking', 'kept', 'refused', 'removed')),
  kind text constraint files_kind_is_known check (kind in ('jpeg', 'pdf', 'docx', 'xlsx')),
  stored text not null default 'sent' constraint files_stored_is_known check (stored in ('sent', 'made')),
  size bigint not null constraint files_are_not_empty check (size > 0),
  received bigint not null default 0,
  keep_place boolean not null default false,
  refused_for text,
  width integer,
  height integer,
  thumbnail_size integer,
  lng double precision,
  lat double precision,
  key_cipher bytea not null,
  announced_digest bytea,
  content_digest bytea,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by_kind text not null,
  created_by_id text,
  created_by_name text not null default '',
  updated_at timestamptz not null,
  checking_since timestamptz,
  removed_at timestamptz,
  removed_by_kind text,
  removed_by_id text,
  removed_by_name text,
  primary key (prefecture, id),
  constraint files_kept_are_known check (status <> 'kept' or kind is not null),
  constraint files_place_is_whole check ((lng is null) = (lat is null))
);
comment on table files is 'Files of records, from the announced upload to the removal; the bytes lie in the store';
comment on column files.region_code is 'Where the owner lay when the file was added, for the audit trail; who may see it is asked of the owner';
comment on column files.stored is 'sent: the parts as they came; made: a picture made anew';
comment on column files.key_cipher is 'Key of the bytes, sealed with the key of the house; without the row nobody can read them';
comment on column files.announced_digest is 'Of the bytes that the sender announced, keyed by owner';
comment on column files.content_digest is 'Of the bytes that came, keyed by owner, so that equal files of two people cannot be told';
create index files_by_owner on files (prefecture, owner_id, purpose, created_at desc);
create index files_unfinished on files (updated_at) where status in ('receiving', 'checking', 'refused', 'removed');
create index files_ageing on files (purpose, valid_until, created_at) where status = 'kept';

create table file_removals (
  prefecture text not null,
  id uuid not null,
  prefix text not null constraint file_removals_name_something check (length(prefix) > 20),
  due_at timestamptz not null,
  attempts integer not null default 0,
  primary key (prefecture, id)
);
comment on table file_removals is 'Bytes to be taken out of the store, written in the transaction that lets go of them; a row goes once they are gone';
create index file_removals_due on file_removals (due_at);
