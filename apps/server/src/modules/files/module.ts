import { defineModule } from '../../records/module.ts';
import { boundFileFlow } from './files.flow.ts';
import { resumeFilesJob, sweepFilesJob } from './files.jobs.ts';
import { fileHoldings } from './files.personal-data.ts';
import { fileRoutes } from './files.routes.ts';
import { removeBytesJob } from './remove-waiting.ts';
import { USED_ROOM, UsedRoom } from './room.ts';
import { openStorage } from './storage/open-storage.ts';
import { FILE_STORAGE } from './storage/storage.ts';

export const filesModule = defineModule({
  name: 'files',
  about: 'files of records: sending, looking at them, keeping them sealed, handing them out',
  owns: ['files', 'file_removals'],
  impersonal: {
    file_removals: 'ids of bytes that are to be taken out of the store',
  },
  contract: ['files'],
  routes: fileRoutes,
  flows: [boundFileFlow],
  jobs: [removeBytesJob, sweepFilesJob, resumeFilesJob],
  catchUp: [resumeFilesJob],
  personalData: fileHoldings,
  offers(services) {
    services.offer(FILE_STORAGE, openStorage(services.config));
    services.offer(USED_ROOM, new UsedRoom(services));
  },
});
