import type { ImportRun } from '@yizhan/contract';
import type { Tone } from '../../components/tones.ts';

/** Kinds of record a spreadsheet can contain; listed here because the contract's own list would pull in all schemas. */
export const IMPORT_KIND_NAMES = [
  'vacancies',
  'employers',
  'seekers',
] as const satisfies readonly ImportRun['kind'][];

export const IMPORT_TONES = {
  uploaded: 'warn',
  queued: 'busy',
  running: 'busy',
  done: 'good',
  cancelled: 'calm',
  failed: 'bad',
} as const satisfies Record<ImportRun['status'], Tone>;

/** Whether the server is still working on it. */
export function isUnderWay(run: ImportRun): boolean {
  return run.status === 'queued' || run.status === 'running';
}
