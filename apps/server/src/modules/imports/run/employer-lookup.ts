import type { WriteContext } from '../../../app/context.ts';
import type { Ref } from '../../../app/ids.ts';
import { listByCode, listNamed, type NamedEmployer } from '../../employers/index.ts';
import { lockSource } from '../imports.repository.ts';
import { tidyName } from '../rows/vacancy-row.ts';

export interface Wanted {
  readonly name: string;
  readonly creditCode: string | null;
  /** The prefecture in which it must lie. */
  readonly prefecture: string;
}

/** Employers named by the rows of one batch, found with two queries. */
export class EmployerLookup {
  readonly #ctx: WriteContext;
  readonly #byName = new Map<string, NamedEmployer>();
  readonly #byCode = new Map<string, Ref>();
  readonly #refused = new Set<string>();

  private constructor(ctx: WriteContext) {
    this.#ctx = ctx;
  }

  static async open(ctx: WriteContext, wanted: readonly Wanted[]): Promise<EmployerLookup> {
    const lookup = new EmployerLookup(ctx);
    await lookup.#read(wanted);
    return lookup;
  }

  /** By its credit code, else the first one with its name in the prefecture that has no other code. */
  find(wanted: Wanted): Ref | null {
    const coded = wanted.creditCode === null ? undefined : this.#byCode.get(wanted.creditCode);
    return coded ?? this.findNamed(wanted);
  }

  findNamed({ name, prefecture, creditCode }: Wanted): Ref | null {
    const named = this.#byName.get(nameKey(prefecture, name));
    if (named === undefined) return null;
    const isOther = creditCode !== null && named.credit_code !== null && named.credit_code !== creditCode;
    return isOther ? null : named;
  }

  /** Whether an employer with this full name was refused (struck off, or by staff). */
  isRefused(name: string): boolean {
    return this.#refused.has(tidyName(name));
  }

  /** Prevents concurrent creation of an employer record with this name, and searches again. */
  async lockAndFind(wanted: Wanted): Promise<Ref | null> {
    await lockSource(this.#ctx.trx, 'employer', nameKey(wanted.prefecture, wanted.name));
    await this.#read([wanted]);
    return this.find(wanted);
  }

  /** To be called when the row that created the record is safely written. */
  remember(wanted: Wanted, ref: Ref): void {
    this.#byName.set(nameKey(wanted.prefecture, wanted.name), {
      ...ref,
      name: wanted.name,
      credit_code: wanted.creditCode,
      verification: this.isRefused(wanted.name) ? 'rejected' : 'unverified',
    });
    if (wanted.creditCode !== null) this.#byCode.set(wanted.creditCode, ref);
  }

  async #read(wanted: readonly Wanted[]): Promise<void> {
    const names = [...new Set(wanted.flatMap(({ name }) => spellings(name)))];
    const prefectures = [...new Set(wanted.map(({ prefecture }) => prefecture))];
    for (const employer of await listNamed(this.#ctx.trx, names, prefectures)) {
      if (employer.verification === 'rejected') this.#refused.add(tidyName(employer.name));
      const key = nameKey(employer.prefecture, employer.name);
      if (!this.#byName.has(key)) this.#byName.set(key, employer);
    }
    const codes = wanted.map(({ creditCode }) => creditCode).filter((code) => code !== null);
    for (const { code, ...ref } of await listByCode(this.#ctx.trx, codes)) this.#byCode.set(code, ref);
  }
}

function nameKey(prefecture: string, name: string): string {
  return `${prefecture}\n${tidyName(name)}`;
}

/** Alternative spellings of a name: brackets of either width. */
function spellings(name: string): string[] {
  const tidy = tidyName(name);
  return [...new Set([tidy, name, tidy.replaceAll('（', '(').replaceAll('）', ')')])];
}
