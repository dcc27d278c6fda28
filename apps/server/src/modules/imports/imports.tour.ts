import { json } from '../../app/db/database.ts';
import { newId } from '../../app/ids.ts';
import { run, tourOf } from '../../test-support/tour/tour.ts';
import type { World } from '../../test-support/tour/world.ts';
import * as digests from './digests.repository.ts';
import * as imports from './imports.repository.ts';

const IMPORT = newId();
const MAPPING = newId();
const keys = [
  { source: '湘潭', ref: '1' },
  { source: '长沙', ref: '2' },
];

const row = (w: World, id: string) => ({
  id,
  kind: 'vacancies',
  file_name: '岗位.csv',
  file_hash: Buffer.alloc(32),
  file: Buffer.alloc(10),
  status: 'uploaded' as const,
  created_by_id: newId(),
  created_by_kind: 'staff' as const,
  created_by_name: '王芳',
  owner_region: '43',
  created_at: w.now,
});

export const tours = [
  tourOf(imports)(
    {
      insertImport: (w) => [[row(w, newId())]],
      findImport: () => [[IMPORT]],
      findImportForUpdate: () => [[IMPORT]],
      readImportFile: () => [[IMPORT]],
      updateImport: () => [[IMPORT, { processed: 1, columns: json([]) }]],
      findImportRows: () => [[[IMPORT]]],
      listUnfinished: () => [[]],
      whileAlive: run((_trx, w) => imports.whileAlive(w.services.db, IMPORT, () => Promise.resolve())),
      isAlive: run((_trx, w) => imports.isAlive(w.services.db, IMPORT)),
      deleteSourcesOf: (w) => w.each((half) => ['seekers', half.prefecture, [half.seeker.id]]),
      deleteRejectionsOf: () => [[[Buffer.alloc(32)], [Buffer.alloc(32)]]],
      dropOldRejections: () => [[new Date(0)]],
      dropFilesOf: () => [[[Buffer.alloc(32)]]],
      listForgotten: () => [[new Date('2030-01-01')]],
      sourceId: run(() => keys.map(imports.sourceId)),
      findSources: () => [['vacancies', keys]],
      saveSources: (w) => [
        [
          'vacancies',
          keys.map((key, at) => ({
            ...key,
            record: (at === 0 ? w.a : w.b).vacancy,
            contentHash: Buffer.alloc(32),
            info: {},
          })),
          w.now,
        ],
      ],
      touchSources: (w) => [['vacancies', keys, w.now]],
      lockSource: () => [['vacancies', '湘潭']],
      insertRejections: () => [
        [
          IMPORT,
          [
            {
              row: 3,
              field: 'title',
              code: 'required',
              text: { 'zh-CN': '没填', en: 'empty' },
              raw: Buffer.alloc(4),
              numbers: [Buffer.alloc(32)],
              name: null,
            },
          ],
        ],
      ],
      listRejections: () => [[IMPORT, 0, 10]],
      listMappings: () => [['vacancies', ['43']]],
      findMapping: () => [[MAPPING]],
      saveMapping: (w) => [
        [
          {
            id: MAPPING,
            kind: 'vacancies',
            name: '省厅',
            owner_region: '43',
            mapping: {},
            created_by_id: null,
            created_by_kind: 'staff',
            created_by_name: '王芳',
            created_at: w.now,
          },
        ],
      ],
      deleteMapping: () => [[MAPPING]],
    },
    (trx, w) => imports.insertImport(trx, row(w, IMPORT)),
  ),
  tourOf(digests)({
    listUndigested: () => [
      [null, 10],
      [{ import_id: IMPORT, row: 3 }, 10],
    ],
    saveDigests: () => [
      [
        { import_id: IMPORT, row: 3 },
        { numbers: [Buffer.alloc(32)], name: Buffer.alloc(32) },
      ],
    ],
    listUndigestedFiles: () => [[]],
  }),
];
