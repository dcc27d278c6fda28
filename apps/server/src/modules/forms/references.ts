import { addressIn } from '@yizhan/forms/answer-shapes.ts';
import type { Answers, Field, FormDefinition } from '@yizhan/forms/definition.ts';
import { faultOf, type AnswerFault } from '@yizhan/forms/faults.ts';
import type { AnyContext } from '../../app/context.ts';
import { DomainError } from '../../app/errors.ts';
import { fromShortId, toRef } from '../../app/ids.ts';
import { getEmployer } from '../employers/index.ts';
import { OCCUPATIONS, REGIONS } from '../reference/index.ts';
import { getSeeker } from '../seekers/index.ts';
import { findSitePlace } from '../sites/index.ts';

/** Records and codes that answers point at, as far as whoever looks may see them. */
interface Pointed {
  readonly key: string;
  readonly at: string;
  /** Null where there is none, or the caller may not see it: the two are not told apart. */
  readonly name: string | null;
}

/** A code or record of one answer with its name; undefined for answers that point at nothing. */
async function pointed(ctx: AnyContext, field: Field, answers: Answers): Promise<Pointed | undefined> {
  const answer = answers[field.key];
  if (answer === undefined) return undefined;
  const at = field.kind === 'address' ? (addressIn(answer)?.region ?? null) : answer;
  if (typeof at !== 'string') return undefined;
  const name = await nameOf(ctx, field.kind, at);
  return name === undefined ? undefined : { key: field.key, at, name };
}

async function nameOf(ctx: AnyContext, kind: Field['kind'], at: string): Promise<string | null | undefined> {
  switch (kind) {
    case 'region':
    case 'address': {
      const regions = ctx.services.use(REGIONS);
      return regions.find(at) === undefined ? null : regions.ref(at).fullName;
    }
    case 'occupation':
      return ctx.services.use(OCCUPATIONS).current.index.find(at)?.name ?? null;
    case 'site':
      return seen(async () => (await findSitePlace(ctx, fromShortId(at))).name);
    case 'person':
      return seen(async () => {
        const { name, merged_into } = await getSeeker(ctx, toRef(at), 'seekers.read');
        return merged_into === null ? name : null;
      });
    case 'employer':
      return seen(async () => (await getEmployer(ctx, toRef(at))).name);
    default:
      return undefined;
  }
}

async function seen(read: () => Promise<string | null>): Promise<string | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

/** Answers that point at what is not there, or what the caller may not see. */
export async function wrongReferences(
  ctx: AnyContext,
  definition: FormDefinition,
  answers: Answers,
): Promise<AnswerFault[]> {
  const faults: AnswerFault[] = [];
  for (const field of definition.fields) {
    const one = await pointed(ctx, field, answers);
    if (one?.name === null) faults.push(faultOf(one.key, 'no_record'));
  }
  return faults;
}

/** Names of what the answers point at, for the caller to read. What she may not see has none. */
export async function namesIn(
  ctx: AnyContext,
  definition: FormDefinition,
  answers: Answers,
): Promise<Record<string, string>> {
  const names: Record<string, string> = {};
  for (const field of definition.fields) {
    const one = await pointed(ctx, field, answers);
    if (one !== undefined) names[one.at] = one.name ?? (ctx.locale === 'en' ? '(not shown)' : '（看不到）');
  }
  return names;
}

/** What the person whom the form is about reads of others: the words stay when those are erased. */
export function withheldIn(definition: FormDefinition, answers: Answers): Record<string, string> {
  return Object.fromEntries(
    definition.fields.flatMap(({ key, kind }) => {
      const answer = answers[key];
      if (typeof answer !== 'string' || (kind !== 'person' && kind !== 'employer')) return [];
      return [[answer, kind === 'person' ? '（另一位求职者）' : '（一家单位）']];
    }),
  );
}
