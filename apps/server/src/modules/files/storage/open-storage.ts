import { join } from 'node:path';
import type { Config } from '../../../app/config.ts';
import { FolderStorage } from './folder.ts';
import type { FileStorage } from './storage.ts';

export function openStorage({ dataDir }: Pick<Config, 'dataDir'>): FileStorage {
  return new FolderStorage(join(dataDir, 'files'));
}
