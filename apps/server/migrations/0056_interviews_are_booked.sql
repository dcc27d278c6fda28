-- Interviews that are booked get their booking, of the person's time and of the room where they have one.

insert into booking_resources (prefecture, id, region_code, site_id, kind, name, capacity, slot_minutes, created_at, updated_at)
select left(t.region_code, 4), gen_random_uuid(), t.region_code, t.id,
  case u.mode when 'video' then 'video_room' else 'interview_room' end,
  case u.mode when 'video' then '视频面试室' else '面试室' end,
  1, 30, now(), now()
from (
  select distinct site_id, mode from interviews
  where result = 'booked' and site_id is not null and mode in ('at_site', 'video')
) u
join sites t on t.id = u.site_id;

insert into bookings (prefecture, id, region_code, site_id, resource_prefecture, resource_id, seat, starts_at, ends_at,
  seeker_id, title, place, subject_noun, subject_id, status, created_at, updated_at, booked_by_kind, booked_by_name)
select i.prefecture, i.id, coalesce(r.region_code, p.region_code), coalesce(r.site_id, p.site_id),
  r.prefecture, r.id, case when r.id is null then null else 1 end,
  i.starts_at, i.starts_at + make_interval(mins => i.minutes), p.seeker_id,
  '面试：' || coalesce(p.vacancy_copy->>'title', ''), i.place, 'placement', p.id, 'booked',
  i.created_at, now(), 'system', 'upgrade'
from interviews i
join placements p on p.prefecture = i.prefecture and p.id = i.placement_id
left join booking_resources r on r.site_id = i.site_id
  and r.kind = case i.mode when 'video' then 'video_room' when 'at_site' then 'interview_room' end
where i.result = 'booked';

insert into record_actions (prefecture, id, noun, record_id, move, to_status, version_after, actor_kind, actor_name, at)
select prefecture, gen_random_uuid(), 'booking', id, 'book', 'booked', 0, 'system', 'upgrade', created_at from bookings;

-- Until now nothing kept a person from two interviews at once: whatever comes second is marked, to be moved.
insert into booking_claims (prefecture, claimed_id, booking_prefecture, booking_id, kind, seat, starts_at, ends_at, state)
select resource_prefecture, resource_id, prefecture, id, 'resource', seat, starts_at, ends_at, 'keeps'
from bookings where resource_id is not null order by created_at, id
on conflict do nothing;

insert into booking_claims (prefecture, claimed_id, booking_prefecture, booking_id, kind, seat, starts_at, ends_at, state)
select prefecture, seeker_id, prefecture, id, 'seeker', 1, starts_at, ends_at, 'keeps'
from bookings where seeker_id is not null order by created_at, id
on conflict do nothing;

update bookings b set misfit = 'two_at_once'
where not exists (
  select from booking_claims c
  where c.prefecture = b.prefecture and c.claimed_id = b.seeker_id and c.booking_id = b.id
);
drop index interviews_by_room;
