import type { TemplateCodeFor, ValuesOf } from '@yizhan/domain';
import type { CurrentAction } from '../../app/action.ts';
import type { WriteContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';
import { tell } from '../../records/notifications/index.ts';
import { addressForm } from './address-form.ts';
import type { OpenPlacement } from './open-placement.ts';

/** Notifies the person of a placement. */
export async function tellSeeker<C extends TemplateCodeFor<'seeker'>>(
  ctx: WriteContext,
  code: C,
  open: OpenPlacement,
  values: ValuesOf<C>,
): Promise<void> {
  await tell(ctx, code, [{ to: seekerOf(open), values, about: { noun: 'placement', ref: open } }]);
}

/** Notifies the employer about a person, with a form of address: the full name comes with the hire. */
export async function tellEmployer(
  ctx: WriteContext,
  code: 'candidate.withdrew',
  open: OpenPlacement,
): Promise<void> {
  await tell(ctx, code, [candidateTelling(open, {})]);
}

/** A newly begun placement, and the action that began it. */
export interface Started {
  readonly open: OpenPlacement;
  readonly action: CurrentAction | null;
}

/** Notifies the employers of some placements that they began; each notice is taken back with its own placement. */
export async function tellEmployersOf(
  ctx: WriteContext,
  code: 'candidate.applied' | 'candidate.referred',
  started: readonly Started[],
): Promise<void> {
  await tell(
    ctx,
    code,
    started.map(({ open, action }) => ({ ...candidateTelling(open, {}), action })),
  );
}

/** Notifies the employer of an interview booked by the station. */
export async function tellOfInterview(
  ctx: WriteContext,
  open: OpenPlacement,
  values: Pick<ValuesOf<'candidate.interview'>, 'at' | 'mode'>,
): Promise<void> {
  await tell(ctx, 'candidate.interview', [candidateTelling(open, values)]);
}

/** Notifies the employer that an interview does not take place. */
export async function tellOfCalledOff(ctx: WriteContext, open: OpenPlacement, at: string): Promise<void> {
  await tell(ctx, 'candidate.interview_called_off', [candidateTelling(open, { at })]);
}

function candidateTelling<V extends object>(open: OpenPlacement, more: V) {
  const { seeker, vacancy, copy } = open;
  return {
    to: { prefecture: vacancy.prefecture, id: open.employer_id },
    values: { name: addressForm(seeker.name, seeker.sex, 'zh-CN'), title: copy.title, ...more },
    about: { noun: 'vacancy', ref: vacancy },
    seeker: seekerOf(open),
  };
}

function seekerOf({ seeker }: OpenPlacement): Ref {
  return { prefecture: seeker.prefecture, id: seeker.id };
}

/** Values used in every message to the person. */
export function workOf({ seeker, copy }: OpenPlacement) {
  return { name: seeker.name, title: copy.title, employer: copy.employerName };
}
