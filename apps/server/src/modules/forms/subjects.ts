import type { FormSubject } from '@yizhan/forms/vocabulary.ts';
import type { WriteContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';
import { employerPolicy, getEmployerForUpdate, touchEmployer } from '../employers/index.ts';
import { getFollowUpForUpdate } from '../placements/index.ts';
import { getSeekerForUpdate } from '../seekers/index.ts';
import { ANSWER_VERBS } from './forms.policy.ts';

/** The record a form is filled in about, locked, with where it lies. */
export interface FormSubjectRow {
  readonly kind: FormSubject;
  readonly ref: Ref;
  readonly region: string;
  readonly siteId: string | null;
  readonly employerId: string | null;
  readonly seekerId: string | null;
  readonly followUpId: string | null;
  /** The record of another module that it belongs to, besides. */
  readonly about?: { readonly noun: string; readonly id: string };
}

/** @throws EmployerUnknown, OutOfRegion */
export async function employerSubject(ctx: WriteContext, ref: Ref): Promise<FormSubjectRow> {
  const row = await getEmployerForUpdate(ctx, ref);
  employerPolicy.authorise(ctx.actor, ANSWER_VERBS.employer, row);
  await touchEmployer(ctx, ref);
  return {
    kind: 'employer',
    ref,
    region: row.region_code,
    siteId: row.site_id,
    employerId: row.id,
    seekerId: null,
    followUpId: null,
  };
}

/** @throws SeekerUnknown, OutOfRegion, RecordConfidential, MergedAway */
export async function seekerSubject(ctx: WriteContext, ref: Ref): Promise<FormSubjectRow> {
  const row = await getSeekerForUpdate(ctx, ref, ANSWER_VERBS.seeker);
  return {
    kind: 'seeker',
    ref,
    region: row.region_code,
    siteId: row.site_id,
    employerId: null,
    seekerId: row.id,
    followUpId: null,
  };
}

/** @throws FollowUpUnknown, OutOfRegion, RecordConfidential, MergedAway */
export async function followUpSubject(ctx: WriteContext, ref: Ref): Promise<FormSubjectRow> {
  const row = await getFollowUpForUpdate(ctx, ref);
  return {
    kind: 'follow_up',
    ref,
    region: row.region_code,
    siteId: row.site_id,
    employerId: null,
    seekerId: row.seeker_id,
    followUpId: row.id,
  };
}
