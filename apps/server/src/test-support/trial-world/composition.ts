import { routes } from '@yizhan/contract';
import { rehearsalRoutes } from '@yizhan/contract/test-support/rehearsals.ts';
import { MODULES } from '../../modules/index.ts';
import { compose } from '../../records/compose.ts';
import { createTestDatabase } from '../database.ts';
import { withAdmin } from '../server.ts';
import { rehearsalsModule } from '../trial-noun/module.ts';
import { REHEARSALS_TABLE } from '../trial-noun/rehearsals.table.ts';

/** The modules of the product and the trial noun. */
export const trialComposition = compose([...MODULES, rehearsalsModule], {
  ...routes,
  placements: { ...routes.placements, ...rehearsalRoutes },
});

/** Options of a test platform on which the trial noun is one of the modules. */
export async function trialOptions() {
  const database = await createTestDatabase();
  await withAdmin(database.url, (admin) => admin.query(REHEARSALS_TABLE));
  return { database, composition: trialComposition };
}
