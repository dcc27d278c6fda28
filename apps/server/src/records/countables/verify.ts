import { addChange, addSum, isZero, sumKey, type CountableSum, type SumKey, type Sums } from '@yizhan/domain';
import type { Reader, Transaction } from '../../app/db/database.ts';
import type { Services } from '../../app/services.ts';
import { proofSources } from '../evidence/grades.ts';
import type { ProofSource } from '../evidence/types.ts';
import { COMPOSITION } from '../module.ts';
import {
  dropSums,
  lockSums,
  readAllSums,
  readChanges,
  readRowsAsChanges,
  writeSums,
} from './sums.repository.ts';
import type { CountedKind } from './types.ts';
import {
  allPrefectures,
  compareForerunners,
  compareKinds,
  compareRows,
  holdCountables,
  repairForerunners,
  repairRows,
  voidUndeclared,
  type RowDifference,
} from './verify.repository.ts';

/** A sum that differs from the total of its rows. */
export interface SumDifference extends SumKey {
  readonly what: 'sum';
  readonly stored: number;
  readonly counted: number;
}

export type CountDifference = RowDifference | SumDifference;

export interface VerifyOptions {
  /** Default: all prefectures. */
  readonly prefecture?: string | undefined;
  /** Corrects the differences. */
  readonly repair: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly onPrefecture: (prefecture: string, differences: readonly CountDifference[]) => void;
}

/**
 * Recounts everything from the records and compares it with what was counted at the time, and the sums with their rows.
 * Each prefecture is seen as of one moment. Returns the number of differences.
 */
export async function verifyCountables(services: Services, options: VerifyOptions): Promise<number> {
  const kinds = services.use(COMPOSITION).modules.flatMap(({ countables = [] }) => countables);
  const proofs = proofSources(services);
  const prefectures =
    options.prefecture === undefined ? await allPrefectures(services.db, kinds) : [options.prefecture];
  let found = 0;
  for (const prefecture of prefectures) {
    if (options.signal?.aborted === true) break;
    const differences = await services.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute((trx) => compare(trx, prefecture, kinds, proofs));
    found += differences.length;
    options.onPrefecture(prefecture, differences);
    if (differences.length > 0 && options.repair) await repair(services, prefecture, kinds);
  }
  return found;
}

async function compare(
  db: Reader,
  prefecture: string,
  kinds: readonly CountedKind[],
  proofs: readonly ProofSource[],
): Promise<CountDifference[]> {
  const differences: CountDifference[] = [];
  for (const kind of kinds) differences.push(...(await compareRows(db, prefecture, kind, proofs)));
  differences.push(...(await compareKinds(db, prefecture, kinds)));
  differences.push(...(await compareForerunners(db, prefecture)));
  return [...differences, ...(await compareSums(db, prefecture))];
}

async function compareSums(db: Reader, prefecture: string): Promise<SumDifference[]> {
  const stored: Sums = new Map((await readAllSums(db, prefecture)).map((sum) => [sumKey(sum), sum]));
  const waiting: Sums = new Map();
  for (const change of await readChanges(db, prefecture)) addChange(waiting, change);
  for (const sum of waiting.values()) {
    const known = stored.get(sumKey(sum));
    if (known === undefined) stored.set(sumKey(sum), sum);
    else addSum(known, sum);
  }
  const counted = await sumUp(db, prefecture);
  return [...new Set([...stored.keys(), ...counted.keys()])].flatMap((key) => {
    const [is, ought] = [stored.get(key), counted.get(key)];
    const sum = is ?? ought;
    if (sum === undefined || same(is, ought)) return [];
    const { kind, level, area, span, at } = sum;
    return [{ what: 'sum', kind, level, area, span, at, stored: is?.rows ?? 0, counted: ought?.rows ?? 0 }];
  });
}

function same(one: CountableSum | undefined, other: CountableSum | undefined): boolean {
  if (one === undefined || other === undefined) return isZero(one ?? other ?? NOTHING);
  return JSON.stringify(contents(one)) === JSON.stringify(contents(other));
}

const NOTHING: CountableSum = {
  kind: '',
  level: 'site',
  area: '',
  span: 'day',
  at: '',
  rows: 0,
  amount: 0,
  repeatsByDays: [],
  repeatsByMonths: [],
  followedByMonths: [],
};

const contents = (sum: CountableSum) => [
  sum.rows,
  sum.amount,
  sum.repeatsByDays,
  sum.repeatsByMonths,
  sum.followedByMonths,
];

/** Computes the sums of a prefecture from all its rows. */
async function sumUp(db: Reader, prefecture: string): Promise<Sums> {
  const sums: Sums = new Map();
  for await (const portion of readRowsAsChanges(db, prefecture)) {
    for (const change of portion) addChange(sums, change);
  }
  return sums;
}

async function repair(services: Services, prefecture: string, kinds: readonly CountedKind[]): Promise<void> {
  const at = services.clock();
  await services.db.transaction().execute(async (trx) => {
    await lockSums(trx, prefecture);
    await holdCountables(trx);
    for (const kind of kinds) await repairRows(trx, prefecture, kind, proofSources(services), at);
    await voidUndeclared(trx, prefecture, kinds, at);
    await repairForerunners(trx, prefecture);
    await sumAnew(trx, prefecture);
  });
}

async function sumAnew(trx: Transaction, prefecture: string): Promise<void> {
  await dropSums(trx, prefecture);
  await writeSums(trx, prefecture, [...(await sumUp(trx, prefecture)).values()]);
}
