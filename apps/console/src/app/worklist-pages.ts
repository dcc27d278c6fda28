import type { WorklistPages } from './module.ts';

/** The page of each worklist item, filled at start by `register-modules.ts`: pages of modules read it themselves. */
export const worklistPages = new Map<string, WorklistPages[string]>();
