import { shanghaiDate } from '@yizhan/domain';
import type { Exclusion } from '@yizhan/matching';
import type { ActionKey, CurrentAction } from '../../app/action.ts';
import { hiddenFrom, RecordConfidential } from '../../records/assignment/index.ts';
import { personOf } from '../../app/actor.ts';
import { bulkWrite, type WriteContext } from '../../app/context.ts';
import { json } from '../../app/db/database.ts';
import { OutOfRegion, type DomainError } from '../../app/errors.ts';
import { newId, recordId, type Ref } from '../../app/ids.ts';
import { stamped } from '../../app/stamps.ts';
import { openThrough } from '../../records/flow/open-record.ts';
import { exclusionView, MATCHING, pairKey, listOpenPlacements, type Judgement } from '../matching/index.ts';
import { keepPairFeatures } from '../match-outcomes/index.ts';
import { seekerPolicy, SeekerUnknown } from '../seekers/index.ts';
import { findSitePlace } from '../sites/index.ts';
import { count } from '../../records/countables/index.ts';
import { tell } from '../../records/notifications/index.ts';
import { VacancyUnknown } from '../vacancies/index.ts';
import { tellEmployersOf, type Started } from './messages.ts';
import { changeSeeker } from './hires.ts';
import { Excluded, NoPlaces, VacancyNotOpen } from './placements.errors.ts';
import { placementFlow } from './placements.flow.ts';
import {
  holdVacancies,
  insertPlacement,
  findSeekersForUpdate,
  type HeldVacancy,
  type LockedSeeker,
} from './placements.repository.ts';
import { copyOf } from './placements.views.ts';

export interface Pair {
  readonly seeker: Ref;
  readonly vacancy: Ref;
}

/** The result for a pair, and where the person lives, as far as the caller may know. */
export type PairOutcome = { readonly pair: Pair; readonly region: string | null } & (
  | {
      readonly outcome: 'created' | 'existing';
      /** Null in a preview, which undoes what it did. */
      readonly placement: Ref | null;
      /** The action that began it, for taking it back; null where nothing was done. */
      readonly action: ActionKey | null;
    }
  | { readonly outcome: 'refused'; readonly error: DomainError }
);

export interface ReferralOptions {
  readonly origin: 'referral' | 'application';
  readonly note: string;
  /** Where the user found the pair; recorded to measure the lists. */
  readonly via: 'list' | 'search';
  /** Takes the very same steps and undoes them. */
  readonly preview?: boolean;
}

/**
 * Starts placements for some pairs. Every pair is judged separately and gets its own result; a pair with an open
 * placement returns that. The number of reads is the same for one pair and for two hundred.
 *
 * Locks, everywhere in this module and in this order: people, placement, vacancy, room. People and vacancies are locked
 * in the order of their ids, so that two bulk referrals wait for each other instead of deadlocking.
 */
export async function startPlacements(
  ctx: WriteContext,
  pairs: readonly Pair[],
  options: ReferralOptions,
): Promise<PairOutcome[]> {
  const people = new Map(
    (await findSeekersForUpdate(ctx.trx, refsOf(pairs, 'seeker'))).map((row) => [keyOf(row), row]),
  );
  const posts = new Map(
    (await holdVacancies(ctx.trx, refsOf(pairs, 'vacancy'))).map((row) => [keyOf(row), row]),
  );
  const open = new Map(
    (await listOpenPlacements(ctx.trx, pairs)).map((row) => [
      `${row.seekerId} ${row.vacancyId}`,
      row.placement,
    ]),
  );
  const judged = await ctx.services.use(MATCHING).judge(ctx.trx, pairs);
  const homes = [...new Set(pairs.map(({ seeker }) => seeker.prefecture))];
  const hidden = await hiddenFrom(ctx, 'seeker', homes);
  const write = bulkWrite(ctx);
  const outcomes = new Map<string, PairOutcome>();
  const told = new Map<LockedSeeker, Started[]>();
  for (const pair of pairs) {
    const key = pairKey(pair);
    if (outcomes.has(key)) continue;
    const seeker = people.get(keyOf(pair.seeker));
    const vacancy = posts.get(keyOf(pair.vacancy));
    const judgement = judged.get(key);
    const existing = open.get(`${pair.seeker.id} ${pair.vacancy.id}`);
    const error = hidden.has(pair.seeker.id)
      ? RecordConfidential()
      : refusal(ctx, seeker, vacancy, judgement, existing !== undefined);
    if (error !== null || seeker === undefined || vacancy === undefined || judgement === undefined) {
      const region = error?.code === 'access.region' ? null : (seeker?.region_code ?? null);
      outcomes.set(key, { pair, region, outcome: 'refused', error: error ?? SeekerUnknown() });
    } else if (existing !== undefined) {
      const { region_code: region } = seeker;
      outcomes.set(key, { pair, region, outcome: 'existing', placement: existing, action: null });
    } else if (options.preview === true) {
      await write.inSavepoint(() => start(write.ctx, seeker, vacancy, judgement, options), false);
      const { region_code: region } = seeker;
      outcomes.set(key, { pair, region, outcome: 'created', placement: null, action: null });
    } else {
      const started = await start(write.ctx, seeker, vacancy, judgement, options);
      const placement: Ref = { prefecture: started.open.prefecture, id: started.open.id };
      const action = started.action?.key ?? null;
      outcomes.set(key, { pair, region: seeker.region_code, outcome: 'created', placement, action });
      told.set(seeker, [...(told.get(seeker) ?? []), started]);
    }
  }
  const isReferral = options.origin === 'referral';
  await tellEmployersOf(
    write.ctx,
    isReferral ? 'candidate.referred' : 'candidate.applied',
    [...told.values()].flat(),
  );
  if (isReferral) await tellReferred(write.ctx, told);
  await write.flush();
  return pairs.map((pair) => outcomes.get(pairKey(pair))).filter((outcome) => outcome !== undefined);
}

const keyOf = (ref: Ref): string => `${ref.prefecture} ${ref.id}`;

function refsOf(pairs: readonly Pair[], side: 'seeker' | 'vacancy'): Ref[] {
  const refs = new Map(pairs.map((pair) => [keyOf(pair[side]), pair[side]]));
  return [...refs.values()];
}

/** Why a pair cannot be started, or null. An open placement remains whatever has changed since. */
function refusal(
  ctx: WriteContext,
  seeker: LockedSeeker | undefined,
  vacancy: HeldVacancy | undefined,
  judgement: Judgement | undefined,
  isOpenAlready: boolean,
): DomainError | null {
  if (seeker === undefined || seeker.status === 'merged' || seeker.status === 'erased')
    return SeekerUnknown();
  if (ctx.actor.kind === 'staff' && !seekerPolicy.may(ctx.actor, 'placements.refer', seeker))
    return OutOfRegion();
  if (vacancy === undefined || vacancy.first_published_at === null) return VacancyUnknown();
  if (isOpenAlready) return null;
  if (vacancy.hired_count >= vacancy.headcount) return NoPlaces();
  if (vacancy.status !== 'published') return VacancyNotOpen();
  const barrier = judgement?.exclusions.find(isBarrier);
  if (barrier === undefined) return null;
  if (barrier.rule === 'open') return VacancyNotOpen();
  const audience = personOf(ctx.actor) === null ? 'staff' : 'seeker';
  return Excluded({ reason: exclusionView(barrier, ctx.locale, audience).text });
}

/**
 * Exclusions nobody can overrule: the law, a closed or full vacancy, and a blocked pair. All other rules concern
 * wishes, which the person may waive; they are stored with the placement.
 */
function isBarrier(exclusion: Exclusion): boolean {
  return (
    exclusion.rule === 'open' ||
    exclusion.rule === 'headcount' ||
    exclusion.rule === 'legal_age' ||
    (exclusion.rule === 'blocked' && exclusion.variant !== 'vacancy')
  );
}

async function start(
  ctx: WriteContext,
  seeker: LockedSeeker,
  vacancy: HeldVacancy,
  judgement: Judgement,
  options: ReferralOptions,
): Promise<Started> {
  const placement: Ref = { prefecture: seeker.prefecture, id: newId() };
  const copy = copyOf(vacancy);
  const isReferral = options.origin === 'referral';
  const siteId = ownSite(ctx) ?? seeker.site_id;
  const row = {
    ...placement,
    seeker_id: seeker.id,
    vacancy_prefecture: vacancy.prefecture,
    vacancy_id: vacancy.id,
    employer_id: vacancy.employer_id,
    region_code: seeker.region_code,
    site_id: siteId,
    origin: options.origin,
    score: judgement.match.score,
    referred_at: isReferral ? ctx.now : null,
    ...stamped('created', ctx.actor),
    created_at: ctx.now,
    updated_at: ctx.now,
  };
  const fresh = {
    stop_reason: null,
    interview_at: null,
    intention_at: null,
    hired_at: null,
    start_date: null,
    contract_kind: null,
    ended_at: null,
    version: 1,
  };
  const kept =
    seeker.service_step === 'find_need'
      ? await changeSeeker(ctx, seeker, { status: seeker.status, service_step: 'serve' })
      : null;
  let action: CurrentAction | null = null;
  const open = await openThrough(
    ctx,
    placementFlow,
    {
      ref: placement,
      opening: isReferral ? 'refer' : 'apply',
      note: options.note,
      data: judgement.exclusions.length === 0 ? {} : { exclusions: judgement.exclusions },
      undo: kept,
      locked: {
        ...row,
        ...fresh,
        status: 'applied',
        vacancy_copy: copy,
        reasons: null,
        seeker,
        vacancy: { prefecture: vacancy.prefecture, id: vacancy.id },
        copy,
      },
    },
    [],
    async (inner, { status }) => {
      action = inner.action;
      const isNew = await insertPlacement(inner.trx, {
        ...row,
        status,
        vacancy_copy: json(copy),
        reasons: json(judgement.match.reasons),
      });
      // The person's row is locked, so nobody else can have started the same pair since the lookup.
      if (!isNew) throw new Error('A placement of this pair appeared under the lock of its person');
      if (!isReferral) return;
      await count(inner, [
        {
          kind: 'seeker_referred',
          subject: { prefecture: seeker.prefecture, id: seeker.id },
          sourceId: placement.id,
          day: shanghaiDate(ctx.now),
          regionCode: seeker.region_code,
          siteId,
          employerId: vacancy.employer_id,
        },
      ]);
    },
  );
  await keepPairFeatures(
    ctx.trx,
    {
      placement,
      seeker,
      vacancy,
      origin: options.origin,
      via: options.via,
      features: judgement.features,
    },
    ctx.now,
  );
  return { open, action };
}

/** The site at which the member of staff works, when there is exactly one. */
function ownSite(ctx: WriteContext): string | null {
  if (ctx.actor.kind !== 'staff') return null;
  const sites = new Set(ctx.actor.grants.map(({ siteId }) => siteId).filter((site) => site !== null));
  return sites.size === 1 ? ([...sites][0] ?? null) : null;
}

/** From this many people on, messages of one referral are bulk: they wait behind those that concern one person. */
const MANY_PEOPLE = 10;

/**
 * One message per person, however many vacancies were referred together. It is taken back with the last of these
 * referrals, and waits as long as that is possible.
 */
async function tellReferred(
  ctx: WriteContext,
  told: ReadonlyMap<LockedSeeker, readonly Started[]>,
): Promise<void> {
  const lane = told.size > MANY_PEOPLE ? ('bulk' as const) : ('personal' as const);
  const of = async (seeker: LockedSeeker, started: readonly Started[]) => {
    const [first] = started;
    const last = started.at(-1);
    if (first === undefined || last === undefined) throw new Error('Somebody was referred to nothing');
    const siteId = ownSite(ctx) ?? seeker.site_id;
    const site = siteId === null ? null : await findSitePlace(ctx, siteId);
    return {
      to: { prefecture: seeker.prefecture, id: seeker.id },
      values: {
        name: seeker.name,
        site: site?.name ?? '就业驿站',
        count: started.length,
        title: first.open.copy.title,
        employer: first.open.copy.employerName,
        pay: first.open.copy.payText,
        line: site?.phoneLines[0] ?? null,
      },
      about: { noun: 'placement', ref: first.open },
      action: last.action,
    };
  };
  const tellings = await Promise.all([...told].map(([seeker, started]) => of(seeker, started)));
  const [one, many] = [
    tellings.filter(({ values }) => values.count === 1),
    tellings.filter(({ values }) => values.count > 1),
  ];
  await tell(ctx, 'placement.referred', one, { lane });
  await tell(ctx, 'placement.referred_many', many, { lane });
}

/** Starts one pair, or throws its error. Returns the placement's key. */
export async function startPlacement(ctx: WriteContext, pair: Pair, options: ReferralOptions): Promise<Ref> {
  const [outcome] = await startPlacements(ctx, [pair], options);
  if (outcome === undefined || outcome.outcome === 'refused') throw outcome?.error ?? SeekerUnknown();
  if (outcome.placement === null) throw new Error('A placement that is no preview has a place');
  if (outcome.outcome === 'existing') {
    await ctx.audit({
      action: options.origin === 'referral' ? 'placement.referred' : 'placement.applied',
      entity: { kind: 'placement', id: recordId(outcome.placement) },
      summary: { repeated: true, day: shanghaiDate(ctx.now) },
    });
  }
  return outcome.placement;
}
