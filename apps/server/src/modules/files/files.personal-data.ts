import { holds, type Holding } from '../../records/personal-data/index.ts';
import type { EraseRows } from '../../records/personal-data/types.ts';
import { listOfOwners } from './files.repository.ts';
import { letGo } from './removals.ts';

/** The rows go with the erasure, and with them the keys; the bytes by a job that tries until they are gone. */
const erase: EraseRows = async (ctx, { kind, ref, ids }) => {
  const files = await listOfOwners(ctx.trx, ref.prefecture, kind, ids);
  await letGo(ctx, ref.prefecture, files);
  return files.length;
};

/** Files of people and employers. How long those last that have a time of their own is a rule of their purpose. */
export const fileHoldings: readonly Holding[] = (['seeker', 'employer'] as const).map((of) =>
  holds('files', {
    of,
    by: { column: 'owner_id', only: { owner_noun: of } },
    columns: {
      name: 'words',
      label: 'words',
      key_cipher: 'facts',
      announced_digest: 'facts',
      content_digest: 'facts',
    },
    codes: ['prefecture', 'owner_noun', 'region_code', 'purpose', 'status', 'kind', 'stored', 'refused_for'],
    stamps: ['created', 'removed'],
    records: true,
    merge: 'repoint',
    erase,
    show: { part: 'files', at: 'created_at', kind: 'purpose', text: ['label', 'name'] },
  }),
);
