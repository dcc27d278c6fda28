import type { ImportRun } from '@yizhan/contract';
import type { Tone } from '../../components/tones.ts';

/** What a spreadsheet can bring in; listed here because the contract's own list would bring all schemas along. */
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

/** Whether the server is still at work on it. */
export function isUnderWay(run: ImportRun): boolean {
  return run.status === 'queued' || run.status === 'running';
}
