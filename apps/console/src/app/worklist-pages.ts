import type { WorklistPages } from './module.ts';
import { modules } from './modules.ts';

/** The page for each worklist item, as the modules declare it. */
export const worklistPages: WorklistPages = Object.assign(
  {},
  ...modules.map(({ worklist }) => worklist ?? {}),
) as WorklistPages;
