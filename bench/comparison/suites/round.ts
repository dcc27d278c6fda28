/** The round of the network beside LEMON's NetworkSimplex. */
import { program } from '../../lib/programs.ts';

export const round = program('round', 'the round beside LEMON NetworkSimplex, gaps, places filled');
