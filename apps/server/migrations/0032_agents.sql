-- Agents of people: who may act for a person in the portal, within what limits and until when. A row stays when it ends:
-- it names whoever acted for the person at the time, for nothing else stores that name.

create table seeker_agents (
  prefecture text not null,
  id uuid not null,
  seeker_id uuid not null,
  name text not null,
  relation text not null constraint seeker_agents_relation_is_known
    check (relation in ('child', 'spouse', 'parent', 'relative', 'village', 'volunteer', 'other')),
  phone_hmac bytea,
  phone_cipher bytea,
  phone_mask text,
  scopes text[] not null constraint seeker_agents_scopes_are_known
    check (scopes <@ array['ask', 'wishes', 'answer']),
  valid_until date not null,
  status text not null constraint seeker_agents_status_is_known check (status in ('offered', 'active', 'ended')),
  given_at timestamptz not null,
  given_via text not null constraint seeker_agents_way_is_known check (given_via in ('portal', 'counter')),
  given_by_kind text not null constraint seeker_agents_giver_is_known
    check (given_by_kind in ('public', 'staff', 'seeker', 'employer', 'agent', 'partner', 'system')),
  given_by_id text,
  given_by_name text not null default '',
  paper_number text,
  paper_on date,
  accepted_at timestamptz,
  ended_at timestamptz,
  ended_as text constraint seeker_agents_end_is_known check (ended_as in ('declined', 'laid_down', 'lapsed', 'merged', 'erased',
    'not_needed', 'other_agent', 'not_reached', 'wrong_phone', 'not_trusted', 'asked_at_counter')),
  ended_by_kind text constraint seeker_agents_ender_is_known
    check (ended_by_kind in ('public', 'staff', 'seeker', 'employer', 'agent', 'partner', 'system')),
  ended_by_id text,
  ended_by_name text,
  version integer not null default 1,
  primary key (prefecture, id),
  foreign key (prefecture, seeker_id) references seekers (prefecture, id),
  constraint seeker_agents_have_a_phone check (status = 'ended' or (phone_hmac is not null and phone_cipher is not null)),
  constraint seeker_agents_papers_are_whole check (paper_number is null or paper_on is not null),
  constraint seeker_agents_at_the_counter_have_papers check (given_via = 'portal' or paper_on is not null),
  constraint seeker_agents_end_is_whole check ((status = 'ended') = (ended_at is not null) and (ended_at is null) = (ended_as is null))
);
comment on table seeker_agents is 'Who may act for a person in the portal, for what and until when; a row stays when it ends';
comment on column seeker_agents.scopes is 'What the agent may do besides looking';
comment on column seeker_agents.paper_number is 'Number of the consent on paper that staff saw at the counter';
create unique index seeker_agents_phone_is_unique on seeker_agents (prefecture, seeker_id, phone_hmac) where status <> 'ended';
create index seeker_agents_by_seeker on seeker_agents (prefecture, seeker_id, given_at);
create index seeker_agents_to_lapse on seeker_agents (prefecture, valid_until) where status <> 'ended';

create table agent_phones (
  phone_hmac bytea not null,
  agent_id uuid not null,
  prefecture text not null,
  constraint agent_phones_are_unique primary key (phone_hmac, agent_id)
);
comment on table agent_phones is 'For whom a phone acts or acted: where those rows of seeker_agents lie, which may be in any prefecture';

-- For whom a session of the portal acts just now; whether it still may is read with each request.
alter table sessions add column acting_prefecture text, add column acting_id uuid,
  add constraint sessions_acting_is_whole check ((acting_prefecture is null) = (acting_id is null));
