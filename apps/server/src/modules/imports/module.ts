import { defineModule } from '../../records/module.ts';
import { importFlow } from './imports.flow.ts';
import { digestEarlierJob, forgottenUploadsJob, importJob, resumeImportsJob } from './imports.jobs.ts';
import { importHoldings } from './imports.personal-data.ts';
import { importRoutes } from './imports.routes.ts';
import { importPolicy } from './imports.policy.ts';
import { importList } from './imports.list.ts';

export const importsModule = defineModule({
  name: 'imports',
  about: 'spreadsheets to records, row by row',
  owns: ['imports', 'import_rejections', 'import_mappings', 'import_sources'],
  impersonal: {
    import_mappings: 'which heading of a file means what',
  },
  contract: ['imports'],
  policies: [importPolicy],
  lists: [importList],
  routes: importRoutes,
  flows: [importFlow],
  personalData: importHoldings,
  jobs: [digestEarlierJob, forgottenUploadsJob, importJob, resumeImportsJob],
  catchUp: [digestEarlierJob, resumeImportsJob],
});
