import type { WorklistPages } from './module.ts';
import { modules } from './modules.ts';

/** Where each item of the worklist is worked off, as the modules say. */
export const worklistPages: WorklistPages = Object.assign(
  {},
  ...modules.map(({ worklist }) => worklist ?? {}),
) as WorklistPages;
