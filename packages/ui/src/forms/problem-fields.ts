import type { ApiProblemLike } from './problem-like.ts';

export interface FormComplaint {
  /** By field path as sent (`profile.wanted.0.title`), the first complaint of each, ready to show. */
  readonly fields: Readonly<Record<string, string>>;
  /** The text above the form: the whole problem, in words. */
  readonly summary: string;
  /** The first field with a complaint, for moving the focus there. */
  readonly first: string | null;
}

/**
 * Sorts a problem into complaints by field. The server sends words with each; where it sent only a code, `textOf` finds
 * the words (e.g. `t('fieldProblem.' + code)`).
 */
export function complaintOf(
  problem: ApiProblemLike,
  textOf: (code: string) => string = (code) => code,
): FormComplaint {
  const fields: Record<string, string> = {};
  for (const one of problem.fields) {
    fields[one.path] ??= one.message === '' || one.message === one.code ? textOf(one.code) : one.message;
  }
  return { fields, summary: problem.detail, first: problem.fields[0]?.path ?? null };
}

/** The complaint about a field or anything below it. */
export function complaintAt(complaint: FormComplaint | null, path: string): string | undefined {
  if (complaint === null) return undefined;
  const own = complaint.fields[path];
  if (own !== undefined) return own;
  const below = Object.keys(complaint.fields).find((key) => key.startsWith(`${path}.`));
  return below === undefined ? undefined : complaint.fields[below];
}
