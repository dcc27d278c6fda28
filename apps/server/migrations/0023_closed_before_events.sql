-- Until events, a job of every ten minutes ended what still waited for vacancies whose every place was taken. For those
-- that it had no time to look at any more, the event goes out that says so now. The last entry of the trail tells when
-- that job was last at work; it looked back seven days.
with gone as (
  select p.prefecture, gen_random_uuid() as id, p.id as placement_id, v.prefecture as vacancy_prefecture,
    v.id as vacancy_id, v.closed_at
  from placements p
  join vacancies v on v.prefecture = p.vacancy_prefecture and v.id = p.vacancy_id
  where p.status in ('applied', 'referred', 'accepted')
    and v.status = 'filled' and v.hired_count >= v.headcount
    and v.closed_at >= (select max(at) from audit_entries) - interval '7 days'
    and not exists (select from events e where e.prefecture = p.prefecture and e.subject_id = p.id
      and e.name = 'placement.vacancy_gone')
), told as (
  insert into events (prefecture, id, name, subject_id, payload, actor_kind, actor_name, at)
  select prefecture, id, 'placement.vacancy_gone', placement_id,
    jsonb_build_object('vacancy', jsonb_build_object('prefecture', vacancy_prefecture, 'id', vacancy_id), 'status', 'filled'),
    'system', 'upgrade', closed_at
  from gone
)
insert into event_deliveries (prefecture, event_id, handler, next_attempt_at)
select prefecture, id, 'placements.close', closed_at from gone;
