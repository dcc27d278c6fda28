-- Notifications: messages that leave the house, the bureau's own texts for them, who does not want which, and the
-- inbox inside the product. These are tables of the coordinator, like accounts and sessions: the queue is read across
-- all prefectures, and a sign-in code belongs to no place. Refusals lie with the person.

create table messages (
  id uuid primary key,
  lane text not null check (lane in ('code', 'personal', 'bulk')),
  channel text not null check (channel in ('sms')),
  template text not null,
  locale text not null check (locale in ('zh-CN', 'en')),
  purpose text not null check (purpose in ('sign_in', 'progress', 'offers', 'care', 'notices')),
  payload bytea,
  phone_hmac bytea,
  phone_mask text,
  party_kind text check (party_kind in ('seeker', 'employer')),
  prefecture text,
  party_id uuid,
  region_code text,
  site_id uuid,
  about_noun text,
  about_id text,
  topic text,
  action_id uuid,
  status text not null check (status in ('waiting', 'held', 'sending', 'asking', 'sent', 'delivered', 'undelivered',
    'unknown', 'dead', 'refused', 'cancelled')),
  reason text check (reason in ('quiet_hours', 'day_limit', 'can_be_taken_back', 'no_phone', 'no_consent',
    'do_not_contact', 'record_closed', 'changed_today', 'given_up', 'provider_refused', 'template_unset', 'expired',
    'taken_back', 'superseded', 'erased')),
  due_at timestamptz,
  not_before timestamptz,
  expires_at timestamptz,
  claimed_by text,
  claimed_until timestamptz,
  attempts integer not null default 0,
  asks integer not null default 0,
  attempted_at timestamptz,
  provider text,
  provider_ref text,
  last_error text,
  created_by_kind text not null,
  created_by_id text,
  created_by_name text not null default '',
  created_at timestamptz not null,
  sent_at timestamptz,
  settled_at timestamptz,
  constraint messages_party_is_whole check ((party_kind is null) = (party_id is null) and (party_id is null or prefecture is not null)),
  constraint messages_due_while_open check ((due_at is not null) = (status in ('waiting', 'held', 'sending', 'asking')))
);
comment on table messages is 'Text messages, from the decision to send one to what the provider said of it';
comment on column messages.payload is 'Sealed JSON: phone, text and the values it was filled with; emptied when it is no longer needed';
comment on column messages.due_at is 'When the delivery looks at it next: not before, next attempt, or the end of a lease';
comment on column messages.topic is 'Of messages with one topic only the newest counts: one that still waits gives way to the next';
comment on column messages.action_id is 'The move that caused it; taken back, it is cancelled';
create index messages_due on messages (lane, due_at, id) where due_at is not null;
create index messages_by_time on messages (created_at desc, id desc);
create index messages_by_party on messages (prefecture, party_id, created_at desc) where party_id is not null;
create index messages_by_phone on messages (phone_hmac, created_at) where phone_hmac is not null;
create index messages_by_action on messages (action_id) where action_id is not null;
create index messages_by_topic on messages (topic, created_at) where topic is not null;
create index messages_by_provider_ref on messages (provider, provider_ref) where provider_ref is not null;
create index messages_unreported on messages (sent_at) where status = 'sent';
create index messages_kept on messages (settled_at) where payload is not null and settled_at is not null;

create table message_templates (
  template text not null,
  channel text not null,
  locale text not null check (locale in ('zh-CN', 'en')),
  text text,
  provider_code text,
  version integer not null default 1,
  updated_by_kind text not null,
  updated_by_id text,
  updated_by_name text not null default '',
  updated_at timestamptz not null,
  primary key (template, channel, locale)
);
comment on table message_templates is 'What a bureau says in place of the text that comes with the program, and the number its provider gave the text';

create table contact_refusals (
  prefecture text not null,
  id uuid not null,
  party_kind text not null check (party_kind in ('seeker', 'employer')),
  party_id uuid not null,
  purpose text not null check (purpose in ('progress', 'offers', 'care', 'notices')),
  note text not null default '',
  created_by_kind text not null,
  created_by_id text,
  created_by_name text not null default '',
  created_at timestamptz not null,
  ended_by_kind text,
  ended_by_id text,
  ended_by_name text,
  ended_at timestamptz,
  primary key (prefecture, id)
);
comment on table contact_refusals is 'Purposes for which a person or employer does not want to be written to; lies with them';
create unique index contact_refusals_one_standing on contact_refusals (prefecture, party_kind, party_id, purpose)
  where ended_at is null;

create table inbox_items (
  id uuid primary key,
  recipient_kind text not null check (recipient_kind in ('staff', 'seeker', 'employer')),
  recipient_id uuid not null,
  prefecture text,
  template text not null,
  data jsonb not null default '{}',
  verb text,
  region_code text,
  site_id uuid,
  about_noun text not null,
  about_id text not null,
  seeker_prefecture text,
  seeker_id uuid,
  group_key text not null,
  times integer not null default 1,
  action_ids uuid[] not null default '{}',
  at timestamptz not null,
  read_at timestamptz
);
comment on table inbox_items is 'The inbox inside the product; texts are made when it is read, in the reader''s language';
comment on column inbox_items.verb is 'What a member of staff must still be allowed to see it';
comment on column inbox_items.seeker_id is 'The person it speaks of, where it lies in the inbox of somebody else';
comment on column inbox_items.group_key is 'While unread, the next of the same key is counted onto this one instead of a line of its own';
create unique index inbox_items_one_unread on inbox_items (recipient_kind, recipient_id, group_key) where read_at is null;
create index inbox_items_by_recipient on inbox_items (recipient_kind, recipient_id, at desc, id desc);
create index inbox_items_by_action on inbox_items using gin (action_ids);
create index inbox_items_by_seeker on inbox_items (seeker_id) where seeker_id is not null;
create index inbox_items_by_age on inbox_items (at);

-- What stood in the outbox. Its kinds were not kept; what still waits goes on as a personal message.
insert into messages (id, lane, channel, template, locale, purpose, payload, status, reason, due_at, attempts, provider,
  last_error, created_by_kind, created_at, sent_at, settled_at)
select id, 'personal', 'sms', 'earlier', 'zh-CN', 'progress', payload,
  case when delivered_at is not null then 'sent' when dead_at is not null then 'dead' else 'waiting' end,
  case when dead_at is not null and delivered_at is null then 'given_up' end,
  case when delivered_at is null and dead_at is null then next_attempt_at end,
  attempts, null, last_error, 'system', created_at, delivered_at, coalesce(delivered_at, dead_at)
from outbox;
drop table outbox;
