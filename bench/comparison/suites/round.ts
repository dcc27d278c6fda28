/** The round of the network, compared with LEMON's NetworkSimplex. */
import { program } from '../../lib/programs.ts';

export const round = program('round', 'the round beside LEMON NetworkSimplex, gaps, places filled');
