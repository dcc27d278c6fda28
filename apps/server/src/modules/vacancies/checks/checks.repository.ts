import { sql, type Selectable } from 'kysely';
import type { CheckFinding } from '@yizhan/domain';
import type { Actor } from '../../../app/actor.ts';
import { json, type DB, type Reader, type Transaction } from '../../../app/db/database.ts';
import { newId, type Ref } from '../../../app/ids.ts';
import { containing } from '../../../records/lists/searched.sql.ts';

export type FindingRow = Selectable<DB['vacancy_findings']>;

const MOST_CANDIDATES = 30;

/** Vacancies that may be duplicates: with similar text, or of the employer with the same title or occupation. */
export async function listAlike(
  db: Reader,
  vacancy: {
    prefecture: string;
    id: string | null;
    employerId: string;
    title: string;
    occupationCode: string | null;
    fingerprintKeys: readonly string[];
  },
) {
  const columns = [
    'prefecture',
    'id',
    'title',
    'description',
    'region_code',
    'address',
    'occupation_code',
    'employer_id',
  ] as const;
  const others = db
    .selectFrom('vacancies')
    .select(columns)
    .where('prefecture', '=', vacancy.prefecture)
    .where('status', 'in', ['in_review', 'published'])
    .$if(vacancy.id !== null, (q) => q.where('id', '<>', vacancy.id ?? ''))
    .limit(MOST_CANDIDATES);
  const own = await others
    .where('employer_id', '=', vacancy.employerId)
    .where((eb) =>
      eb.or([
        eb('title', '=', vacancy.title),
        ...(vacancy.occupationCode === null ? [] : [eb('occupation_code', '=', vacancy.occupationCode)]),
      ]),
    )
    .execute();
  if (vacancy.fingerprintKeys.length === 0) return own;
  const alike = await others
    .where(sql<boolean>`fingerprint_keys && ${[...vacancy.fingerprintKeys]}::text[]`)
    .execute();
  return [...own, ...alike.filter((row) => !own.some((other) => other.id === row.id))];
}

export interface ContainingRow extends Ref {
  readonly title: string;
  readonly description: string;
  readonly region_code: string;
  readonly employer: string;
}

/** Published vacancies of a division whose title or description contains a word, the newest first. */
export async function listContaining(
  db: Reader,
  prefectures: readonly string[],
  { region, word, limit }: { readonly region: string; readonly word: string; readonly limit: number },
): Promise<ContainingRow[]> {
  if (prefectures.length === 0) return [];
  const like = containing(word);
  return db
    .selectFrom('vacancies as v')
    .innerJoin('employers as e', (join) =>
      join.onRef('e.prefecture', '=', 'v.prefecture').onRef('e.id', '=', 'v.employer_id'),
    )
    .select(['v.prefecture', 'v.id', 'v.title', 'v.description', 'v.region_code', 'e.name as employer'])
    .where('v.prefecture', 'in', [...prefectures])
    .where('v.status', '=', 'published')
    .where('v.region_code', 'like', `${region}%`)
    .where((eb) => eb.or([eb('v.title', 'ilike', like), eb('v.description', 'ilike', like)]))
    .orderBy('v.updated_at', 'desc')
    .orderBy('v.id', 'desc')
    .limit(limit)
    .execute();
}

export async function listFindingRows(db: Reader, vacancy: Ref): Promise<FindingRow[]> {
  return db
    .selectFrom('vacancy_findings')
    .selectAll()
    .where('prefecture', '=', vacancy.prefecture)
    .where('vacancy_id', '=', vacancy.id)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

export async function insertFindings(
  trx: Transaction,
  vacancy: Ref,
  findings: readonly CheckFinding[],
  at: Date,
): Promise<void> {
  if (findings.length === 0) return;
  await trx
    .insertInto('vacancy_findings')
    .values(findingRows(vacancy, findings, at))
    .execute();
}

export function findingRows(vacancy: Ref, findings: readonly CheckFinding[], at: Date) {
  return findings.map((finding) => ({
    prefecture: vacancy.prefecture,
    id: newId(),
    vacancy_id: vacancy.id,
    code: finding.code,
    severity: finding.severity,
    field: finding.field,
    params: json(finding.params),
    created_at: at,
  }));
}

export async function updateFinding(
  trx: Transaction,
  finding: Ref,
  row: {
    severity?: string;
    field?: string | null;
    params?: Readonly<Record<string, unknown>>;
    decided: 'open' | 'accepted' | 'mended';
    decided_by_kind?: Actor['kind'] | null;
    decided_by_id?: string | null;
    decided_by_name?: string | null;
    decided_reason?: string | null;
  },
): Promise<void> {
  const { params, ...columns } = row;
  await trx
    .updateTable('vacancy_findings')
    .set({ ...columns, ...(params === undefined ? {} : { params: json(params) }) })
    .where('prefecture', '=', finding.prefecture)
    .where('id', '=', finding.id)
    .execute();
}
