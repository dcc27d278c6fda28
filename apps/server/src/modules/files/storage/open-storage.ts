import { join } from 'node:path';
import type { Config } from '../../../app/config.ts';
import { FolderStorage } from './folder.ts';
import { parseS3Settings, S3Storage } from './s3.ts';
import type { FileStorage } from './storage.ts';

/** The folder beside the database, or a store that speaks S3 where the settings name one. @throws Error for bad settings */
export function openStorage({ dataDir, files }: Pick<Config, 'dataDir' | 'files'>): FileStorage {
  if (files.s3 !== null) return new S3Storage(parseS3Settings(files.s3));
  return new FolderStorage(join(dataDir, 'files'));
}
