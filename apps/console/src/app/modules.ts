import type { ConsoleModule } from './module.ts';
import * as session from '../modules/session/index.ts';

/** Every module of the console; the order is the order of tabs within a section. */
export const modules: readonly ConsoleModule[] = [session];
