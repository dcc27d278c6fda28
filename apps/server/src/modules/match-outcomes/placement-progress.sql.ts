import { sql } from 'kysely';

/**
 * How far each placement `p` went, as columns of a lateral join `progress`; null where it is not known yet. Figures and
 * training both use these, so that the page and the weights never contradict each other.
 *
 * - `accepted`: both sides agreed; `interviewed`: an interview took place; `hired`: work began;
 * - `kept_30`, `kept_90`: still there on that day, by a follow-up or because the person left later; before the day has
 *   come nobody counts, or early leavers would skew the rate;
 * - `by_match`: it ended for a reason that lies with the pair. If the vacancy was filled or withdrawn, or the person
 *   found something else, that says nothing about the match.
 *
 * The caller must exclude placements recorded by mistake.
 */
export const progressAsOf = (today: string) => sql`lateral (
  select
    case when steps.accepted or p.hired_at is not null then true when p.status = 'stopped' then false end as accepted,
    case when steps.interviewed then true
      when p.status = 'stopped' or p.hired_at is not null then false end as interviewed,
    case when p.hired_at is not null then true when p.status = 'stopped' then false end as hired,
    case when p.hired_at is null or p.start_date + 30 > ${today}::date then null
      when stay.left_after < 30 then false
      when stay.left_after >= 30 or calls.there_30 or calls.there_90 or p.status = 'settled' then true
      end as kept_30,
    case when p.hired_at is null or p.start_date + 90 > ${today}::date then null
      when stay.left_after < 90 then false
      when stay.left_after >= 90 or calls.there_90 or p.status = 'settled' then true
      end as kept_90,
    p.status = 'stopped' and (p.stop_reason like 'seeker_declined%' or p.stop_reason like 'employer_declined%'
      or p.stop_reason in ('seeker_unreachable', 'seeker_no_show', 'employer_no_answer', 'left_after_hire'))
      as by_match
  from
    (select
      coalesce(bool_or(a.to_status in ('accepted', 'interview_booked', 'interviewed', 'intention', 'hired', 'settled')),
        false) as accepted,
      coalesce(bool_or(a.to_status = 'interviewed'), false) as interviewed
      from record_actions a where a.prefecture = p.prefecture and a.record_id = p.id
        and a.undone_by is null) steps,
    (select
      coalesce(bool_or(u.day = 30 and u.outcome = 'still_there'), false) as there_30,
      coalesce(bool_or(u.day = 90 and u.outcome = 'still_there'), false) as there_90
      from follow_ups u where u.prefecture = p.prefecture and u.placement_id = p.id) calls,
    (select case when p.stop_reason = 'left_after_hire'
      then (p.ended_at at time zone 'Asia/Shanghai')::date - p.start_date end as left_after) stay
) progress`;

export const NOT_MISTAKEN = sql<boolean>`p.stop_reason is distinct from 'recorded_by_mistake'`;
