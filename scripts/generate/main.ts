import { readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildOpenApi } from '@yizhan/contract/openapi.ts';
import { VERSION } from '../../apps/server/src/app/version.ts';
import { copyDatabase, openTestServer } from '../../apps/server/src/test-support/server.ts';
import { ensureTemplate } from '../../apps/server/src/test-support/template.ts';
import { compose, apiSections } from '../../apps/server/src/records/compose.ts';
import { MODULES } from '../../apps/server/src/modules/index.ts';
import { databaseTypes } from './database-types.ts';
import { moduleTable } from './module-table.ts';
import { schemaDump } from './schema-dump.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const composition = compose(MODULES);

/** Every generated file of the repository and its expected content. */
async function generated(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  files.set(
    'packages/contract/openapi.generated.json',
    `${JSON.stringify(buildOpenApi(VERSION, apiSections(composition)), null, 2)}\n`,
  );
  files.set('docs/modules.generated.md', moduleTable(MODULES));
  const server = await openTestServer();
  try {
    const database = await copyDatabase(
      server.adminUrl,
      await ensureTemplate(server.adminUrl),
      server.prefix,
    );
    files.set('apps/server/src/app/db/types.generated.ts', await databaseTypes(database.url));
    files.set('apps/server/schema.generated.sql', await schemaDump(database.url));
    await database.drop();
  } finally {
    await server.stop();
  }
  return files;
}

const check = process.argv.includes('--check');
for (const [file, text] of await generated()) {
  const path = `${ROOT}${file}`;
  if (readIfThere(path) === text) continue;
  if (check) {
    console.log(`${file} is out of date; run "npm run generate" and commit it`);
    process.exitCode = 1;
  } else {
    writeFileSync(path, text);
    console.log(`wrote ${relative(process.cwd(), path)}`);
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
