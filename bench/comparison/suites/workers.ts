/** Two workers compared with one. */
import { program } from '../../lib/programs.ts';

export const workers = program('workers', 'top 50 for everybody, two workers beside one');
