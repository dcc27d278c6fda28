-- The audit trail by month: it is the largest table of all, and what is read of it is mostly recent. Each month is a
-- partition of its own; whatever has no month yet lands in the default partition, so that no entry is ever refused.

alter table audit_entries rename to audit_entries_before;
alter table audit_entries_before rename constraint audit_entries_pkey to audit_entries_before_pkey;
drop index audit_entries_by_time;
drop index audit_entries_by_entity;

-- `id` is made to be unique by the application; the key begins with the time, as every list is read by it.
create table audit_entries (
  id uuid not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id text,
  actor_name text not null,
  action text not null,
  prefecture text,
  region_code text,
  entity_kind text,
  entity_id text,
  summary jsonb not null default '{}',
  request_id text not null,
  address text,
  primary key (at, id)
) partition by range (at);
comment on column audit_entries.address is 'Network address of whoever signed in or tried to; null for all other entries';
create index audit_entries_by_prefecture on audit_entries (prefecture, at desc, id desc);
create index audit_entries_without_region on audit_entries (actor_id, at desc, id desc) where region_code is null;
create index audit_entries_by_entity on audit_entries (entity_id, at desc);

-- A trigger for each statement fires for the table that the statement names, so every partition has one of its own.
create trigger audit_entries_are_append_only before update or delete or truncate on audit_entries
  for each statement execute function refuse_audit_change();

create table audit_entries_default partition of audit_entries default;
create trigger audit_entries_are_append_only before update or delete or truncate on audit_entries_default
  for each statement execute function refuse_audit_change();

-- Makes the partition of the month (in Shanghai) that begins on this day, with what the default one caught of it.
-- False when it is there already. Two callers at a time wait for each other.
create function make_audit_month(first date) returns boolean language plpgsql as $$
declare
  partition text := 'audit_entries_' || to_char(first, 'YYYY_MM');
  since timestamptz := first::timestamp at time zone 'Asia/Shanghai';
  before timestamptz := (first + interval '1 month') at time zone 'Asia/Shanghai';
  caught boolean;
begin
  if extract(day from first) <> 1 then
    raise exception 'a month begins on its first day, not on %', first;
  end if;
  perform pg_advisory_xact_lock(hashtext('make_audit_month'));
  if to_regclass(partition) is not null then
    return false;
  end if;
  execute format('create table %I (like audit_entries including defaults including constraints)', partition);

  lock table audit_entries_default in access exclusive mode;
  select exists (select from audit_entries_default where at >= since and at < before) into caught;
  if caught then
    execute format(
      'insert into %I select * from audit_entries_default where at >= $1 and at < $2', partition) using since, before;
    -- Moved, not lost: nobody else sees the table between these three.
    alter table audit_entries_default disable trigger audit_entries_are_append_only;
    delete from audit_entries_default where at >= since and at < before;
    alter table audit_entries_default enable trigger audit_entries_are_append_only;
  end if;

  execute format('create trigger audit_entries_are_append_only before update or delete or truncate on %I
    for each statement execute function refuse_audit_change()', partition);
  execute format('alter table audit_entries attach partition %I for values from (%L) to (%L)', partition, since, before);
  return true;
end $$;

select make_audit_month(month) from (
  select distinct date_trunc('month', at at time zone 'Asia/Shanghai')::date as month from audit_entries_before
) as months order by month;

insert into audit_entries (id, at, actor_kind, actor_id, actor_name, action, prefecture, region_code, entity_kind,
  entity_id, summary, request_id)
select id, at, actor_kind, actor_id, actor_name, action, prefecture, region_code, entity_kind, entity_id, summary,
  request_id
from audit_entries_before;
drop table audit_entries_before;
