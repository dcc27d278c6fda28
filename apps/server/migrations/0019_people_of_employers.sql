-- Several people of one employer: who they are, what they may do there, who asked them in and who let them go. A row
-- stays when its person goes: it says who acted for the employer at the time.

create table employer_people (
  prefecture text not null,
  id uuid not null,
  employer_id uuid not null,
  account_id uuid,
  role text not null constraint employer_people_role_is_known check (role in ('owner', 'manager', 'recruiter', 'viewer')),
  name text not null default '',
  phone_hmac bytea not null,
  phone_cipher bytea not null,
  phone_mask text not null,
  invited_at timestamptz not null,
  invited_by_kind text not null,
  invited_by_id text,
  invited_by_name text not null default '',
  joined_at timestamptz,
  ended_at timestamptz,
  ended_as text constraint employer_people_end_is_known check (ended_as in ('declined', 'withdrawn', 'removed', 'left')),
  ended_by_kind text,
  ended_by_id text,
  ended_by_name text,
  version integer not null default 1,
  primary key (prefecture, id),
  foreign key (prefecture, employer_id) references employers (prefecture, id),
  constraint employer_people_join_with_an_account check (joined_at is null or account_id is not null),
  constraint employer_people_end_is_whole check ((ended_at is null) = (ended_as is null) and (ended_at is null) = (ended_by_kind is null))
);
comment on table employer_people is 'People who act for an employer in the portal, each with a phone account and a role; invited ones too';
create unique index employer_people_phone_is_unique on employer_people (prefecture, employer_id, phone_hmac) where ended_at is null;
create index employer_people_by_account on employer_people (prefecture, account_id) where account_id is not null;

create table employer_invitations (
  phone_hmac bytea not null,
  person_id uuid not null,
  prefecture text not null,
  created_at timestamptz not null,
  constraint employer_invitations_are_unique primary key (phone_hmac, person_id)
);
comment on table employer_invitations is 'Where the invitations of a phone lie, which may be in any prefecture; a row goes when its invitation is answered or withdrawn';

-- Whoever had a record in hand until now owns it.
insert into employer_people (prefecture, id, employer_id, account_id, role, name, phone_hmac, phone_cipher, phone_mask,
    invited_at, invited_by_kind, joined_at)
  select e.prefecture, a.id, e.id, a.id, 'owner',
         case when e.contact_phone_hmac = a.phone_hmac then e.contact_name else '' end,
         a.phone_hmac, a.phone_cipher, a.phone_mask, a.created_at, 'system', a.created_at
    from accounts a join employers e on e.prefecture = a.prefecture and e.id = a.party_id
   where a.kind = 'employer';
