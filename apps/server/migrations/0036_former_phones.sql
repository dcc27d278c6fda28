-- Phones that a person had before: their records and traces are still found under them when the person is erased, but no
-- account of them opens the record any more.

alter table seekers add column former_phones bytea[] not null default '{}';
comment on column seekers.former_phones is 'Digests of phones the record had before, only to find and erase what was stored under them';

update seekers s set former_phones = (
  select array_agg(a.phone_hmac) from accounts a
  where a.kind = 'seeker' and a.prefecture = s.prefecture and a.party_id = s.id
    and a.phone_hmac is distinct from s.phone_hmac)
where exists (
  select from accounts a
  where a.kind = 'seeker' and a.prefecture = s.prefecture and a.party_id = s.id
    and a.phone_hmac is distinct from s.phone_hmac);
delete from sessions e using accounts a, seekers s
where e.subject_kind = 'account' and e.subject_id = a.id and a.kind = 'seeker'
  and s.prefecture = a.prefecture and s.id = a.party_id and a.phone_hmac is distinct from s.phone_hmac;
delete from accounts a using seekers s
where a.kind = 'seeker' and s.prefecture = a.prefecture and s.id = a.party_id
  and a.phone_hmac is distinct from s.phone_hmac;
