import { randomInt } from 'node:crypto';
import { composeShortCode, type CodeKind, type CodeSource } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';
import { stamped } from '../../app/stamps.ts';
import { insertCodes } from './codes.repository.ts';

/** A code to be made. */
interface NewCode {
  readonly kind: CodeKind;
  /** A site's prefecture is the one in which it stands. */
  readonly target: Ref;
  readonly source: CodeSource;
  /** Days in Asia/Shanghai. */
  readonly printedOn: string;
  readonly expiresOn: string | null;
}

/** Two codes in twelve thousand million meet rarely; five attempts in vain are a fault. */
const ATTEMPTS = 5;
/** Rows per statement: far below the protocol's limit of parameters. */
const AT_ONCE = 1_000;

/** Makes a code for each, in this order. */
export async function makeCodes(ctx: WriteContext, wanted: readonly NewCode[]): Promise<string[]> {
  const made: string[] = [];
  for (let at = 0; at < wanted.length; at += AT_ONCE)
    made.push(...(await makeSome(ctx, wanted.slice(at, at + AT_ONCE))));
  return made;
}

async function makeSome(ctx: WriteContext, wanted: readonly NewCode[]): Promise<string[]> {
  const made = new Map<NewCode, string>();
  for (let attempt = 0; attempt < ATTEMPTS && made.size < wanted.length; attempt += 1) {
    const drawn = new Map<string, NewCode>();
    for (const one of wanted) if (!made.has(one)) drawn.set(composeShortCode(randomInt), one);
    const rows = [...drawn].map(([code, { kind, target, source, printedOn, expiresOn }]) => ({
      code,
      kind,
      prefecture: target.prefecture,
      target_id: target.id,
      source,
      printed_on: printedOn,
      expires_on: expiresOn,
      created_at: ctx.now,
      ...stamped('created', ctx.actor),
    }));
    for (const code of await insertCodes(ctx.trx, rows)) {
      const one = drawn.get(code);
      if (one !== undefined) made.set(one, code);
    }
  }
  return wanted.map((one) => {
    const code = made.get(one);
    if (code === undefined) throw new Error(`No free code was found in ${ATTEMPTS} attempts`);
    return code;
  });
}

/** Where a code leads, as it stands in a QR. */
export function codeUrl(publicUrl: string, code: string): string {
  return `${publicUrl}/q/${code}`;
}
