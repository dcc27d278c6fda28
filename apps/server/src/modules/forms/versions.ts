import { builtInForm } from '@yizhan/forms/built-in/index.ts';
import { FormDefinition } from '@yizhan/forms/definition.ts';
import type { FormSubject } from '@yizhan/forms/vocabulary.ts';
import type { AnyContext } from '../../app/context.ts';
import { toRef } from '../../app/ids.ts';
import { FormUnknown } from './forms.errors.ts';
import { findFormVersion, findPublishedForm, type FormVersionRecord } from './versions.repository.ts';

/** A version of a form, of a bureau or shipped with the program. */
export interface UsedVersion {
  readonly code: string;
  readonly subject: FormSubject;
  readonly number: number;
  readonly definition: FormDefinition;
  /** Null for one that ships with the program. */
  readonly row: FormVersionRecord | null;
}

/** The version that is filled in now: the bureau's own if it has one, else the last one shipped. @throws FormUnknown */
export async function currentVersion(
  ctx: AnyContext,
  code: string,
  prefecture: string,
): Promise<UsedVersion> {
  const row = await findPublishedForm(ctx.db, prefecture, code);
  if (row !== undefined) return ofRow(row);
  const shipped = builtInForm(code);
  if (shipped === undefined) throw FormUnknown();
  return shippedVersion(code, shipped.versions.length);
}

/** The version somebody filled in, in whatever state it is now. @throws FormUnknown */
export async function namedVersion(
  ctx: AnyContext,
  name: { readonly code: string; readonly versionId: string | null; readonly number: number },
  prefecture: string,
): Promise<UsedVersion> {
  if (name.versionId === null) return shippedVersion(name.code, name.number);
  const ref = toRef(name.versionId);
  const row = ref.prefecture === prefecture ? await findFormVersion(ctx.db, ref) : undefined;
  if (row === undefined || row.code !== name.code) throw FormUnknown();
  return ofRow(row);
}

/** @throws FormUnknown */
export function shippedVersion(code: string, number: number): UsedVersion {
  const shipped = builtInForm(code);
  const definition = shipped?.versions[number - 1];
  if (shipped === undefined || definition === undefined) throw FormUnknown();
  return { code, subject: shipped.subject, number, definition, row: null };
}

export function ofRow(row: FormVersionRecord): UsedVersion {
  const { code, subject, number } = row;
  return { code, subject, number, definition: FormDefinition.parse(row.definition), row };
}
