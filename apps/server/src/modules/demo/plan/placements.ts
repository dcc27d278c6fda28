import type { PlacementStatus, StopReason } from '@yizhan/domain';
import type { PlannedPerson, PlannedPlacement, PlannedStep, PlannedVacancy } from './planned.ts';
import type { Chance } from './random.ts';

const DAY_MS = 86_400_000;

export function makePlacements(
  chance: Chance,
  now: Date,
  people: readonly PlannedPerson[],
  vacancies: readonly PlannedVacancy[],
  count: number,
): PlannedPlacement[] {
  const byWork = new Map<string, PlannedVacancy[]>();
  for (const vacancy of vacancies) {
    if (vacancy.status === 'draft' || vacancy.status === 'in_review') continue;
    const key = `${vacancy.work.titles[0] ?? ''}/${vacancy.county.slice(0, 4)}`;
    byWork.set(key, [...(byWork.get(key) ?? []), vacancy]);
  }
  const made: PlannedPlacement[] = [];
  const pairs = new Set<string>();
  for (let tries = 0; made.length < count && tries < count * 6; tries += 1) {
    const person = chance.pick(people);
    const options = byWork.get(`${person.work.titles[0] ?? ''}/${person.county.slice(0, 4)}`) ?? [];
    const near = options.filter((vacancy) => vacancy.county === person.county);
    const pool = near.length > 0 && chance.is(0.8) ? near : options;
    if (pool.length === 0 || person.status === 'employed') continue;
    const vacancy = chance.pick(pool);
    if (vacancy.hired >= vacancy.headcount || pairs.has(person.id + vacancy.id)) continue;
    pairs.add(person.id + vacancy.id);
    made.push(walk(chance, now, person, vacancy));
  }
  return made;
}

/** Follows one placement from referral to its present state. */
function walk(chance: Chance, now: Date, person: PlannedPerson, vacancy: PlannedVacancy): PlannedPlacement {
  const begin = Math.max(person.at.getTime(), vacancy.at.getTime());
  const span = Math.max(0, now.getTime() - begin);
  let at = begin + Math.min(span, Math.abs(chance.normal()) * 6 * DAY_MS + 3_600_000 * chance.int(1, 8));
  if (at > now.getTime()) at = now.getTime() - 600_000;
  const id = chance.uuid(new Date(at));
  const origin = person.channel === 'self' && chance.is(0.6) ? 'application' : 'referral';
  const steps: PlannedStep[] = [];
  let stopReason: StopReason | null = null;
  let interviewAt: Date | null = null;
  let startDate: string | null = null;
  const add = (action: string, to: PlacementStatus): void => {
    steps.push({ action, to, at: new Date(at) });
  };
  const later = (low: number, high: number): boolean => {
    at += chance.int(low, high) * 3_600_000;
    return at < now.getTime();
  };
  const stop = (reason: StopReason): void => {
    stopReason = reason;
    add('stop', 'stopped');
  };
  add(origin === 'application' ? 'apply' : 'refer', origin === 'application' ? 'applied' : 'referred');
  const finish = (): PlannedPlacement => ({
    id,
    person,
    vacancy,
    origin,
    steps,
    stopReason,
    interviewAt,
    startDate,
    score: chance.int(5200, 9400),
  });
  if (!later(3, 60)) return finish();
  if (chance.is(0.22)) {
    stop(
      chance.weighted<StopReason>([
        ['employer_declined_experience', 3],
        ['employer_no_answer', 3],
        ['seeker_unreachable', 2],
        ['seeker_declined_pay', 3],
        ['seeker_declined_distance', 3],
      ]),
    );
    return finish();
  }
  add('accept', 'accepted');
  if (!later(2, 30)) return finish();
  interviewAt = officeHour(chance, at);
  add('book_interview', 'interview_booked');
  at = interviewAt.getTime();
  if (at >= now.getTime()) return finish();
  if (chance.is(0.12)) {
    stop('seeker_no_show');
    return finish();
  }
  add('record_interview', 'interviewed');
  if (!later(2, 40)) return finish();
  if (chance.is(0.2)) {
    stop(
      chance.pick([
        'employer_declined_skills',
        'seeker_declined_work',
        'seeker_declined_hours',
        'seeker_found_other',
      ]),
    );
    return finish();
  }
  add('record_intention', 'intention');
  if (!later(10, 96)) return finish();
  if (chance.is(0.12)) {
    stop('seeker_found_other');
    return finish();
  }
  startDate = new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
  add('hire', 'hired');
  vacancy.hired += 1;
  if (!person.gig) person.status = 'employed';
  if (later(15 * 24, 60 * 24) && chance.is(0.18)) {
    stop('left_after_hire');
    person.status = 'active';
  }
  return finish();
}

/** One to three days later, on a quarter of an hour between nine and half past four in Shanghai. */
function officeHour(chance: Chance, at: number): Date {
  const day = new Date(at + chance.int(1, 3) * DAY_MS);
  const quarter = chance.int(0, 30);
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), 1, quarter * 15));
}
