-- Looks at full numbers, and what erasing a person must be able to find.

-- One row a look. The words somebody gave stand here and not on the audit trail, which nothing can be taken out of.
create table reveals (
  id uuid primary key,
  noun text not null,
  prefecture text not null,
  record_id uuid not null,
  field text not null check (field in ('phone', 'idNumber')),
  purpose text not null check (purpose in ('call', 'call_back', 'follow_up', 'verify', 'form', 'other')),
  words text not null default '',
  actor_kind text not null,
  actor_id text,
  actor_name text not null,
  day date not null,
  at timestamptz not null
);
comment on table reveals is 'Who looked at which full number, what for; the day of it is counted against the limit of whoever looks';
comment on column reveals.day is 'In Asia/Shanghai';
create index reveals_by_actor on reveals (actor_id, day);
create index reveals_by_record on reveals (record_id, at);

-- The UUID behind the part of a public id that follows the prefecture; only for this migration.
create function uuid_of_short_id(short text) returns uuid language plpgsql as $$
declare
  value numeric := 0;
  hex text := '';
begin
  for at in 1..length(short) loop
    value := value * 58 + position(substr(short, at, 1) in
      '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz') - 1;
  end loop;
  while value > 0 loop
    hex := to_hex((value % 16)::int) || hex;
    value := div(value, 16);
  end loop;
  return lpad(hex, 32, '0')::uuid;
end $$;

insert into reveals (id, noun, prefecture, record_id, field, purpose, words, actor_kind, actor_id, actor_name, day, at)
select id, case entity_kind when 'help_request' then 'call_back' else entity_kind end,
  left(entity_id, 4), uuid_of_short_id(substr(entity_id, 6)), coalesce(summary ->> 'what', 'phone'),
  case entity_kind when 'help_request' then 'call_back' else 'other' end, coalesce(summary ->> 'why', ''),
  actor_kind, actor_id, actor_name, (at at time zone 'Asia/Shanghai')::date, at
from audit_entries
where action in ('seeker.number_shown', 'employer.number_shown', 'help.number_shown') and entity_id is not null;
drop function uuid_of_short_id(text);

-- What was said is moved, not lost; the trail keeps who, when, whose and which number. People and employers stood on it
-- with the ends of their phone as a name; the entry names their account and their record besides.
do $$
declare
  partition regclass;
begin
  for partition in select inhrelid::regclass from pg_inherits where inhparent = 'audit_entries'::regclass loop
    execute format('alter table %s disable trigger audit_entries_are_append_only', partition);
    execute format('update %s set summary = summary - ''why'' where action in
      (''seeker.number_shown'', ''employer.number_shown'') and summary ? ''why''', partition);
    execute format('update %s set actor_name = '''' where actor_kind in (''seeker'', ''employer'')
      and actor_name <> ''''', partition);
    execute format('alter table %s enable trigger audit_entries_are_append_only', partition);
  end loop;
end $$;

-- The words of a look stood on the timeline of employers too.
delete from timeline_entries where kind = 'employer.number_shown';

-- A stored reply is found by the records it speaks of. Kept ones do not say which, and last a day at most.
delete from idempotency_keys;
alter table idempotency_keys add column records text[] not null default '{}';
comment on column idempotency_keys.records is 'Public ids of the records that the reply speaks of';
create index idempotency_keys_by_records on idempotency_keys using gin (records);
create index idempotency_keys_by_age on idempotency_keys (created_at);

create index help_requests_by_phone on help_requests (phone_hmac);
