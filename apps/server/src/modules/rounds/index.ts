import { RECOMMENDED } from '../matching/index.ts';
import type { Services } from '../../app/services.ts';
import { recommendedSource } from './recommended.ts';

export { roundRoutes } from './rounds.routes.ts';
export { keepRoundsJob, nightlyRoundsJob, planFirstRounds, resumeRounds, roundJob } from './rounds.jobs.ts';
export { RoundInterrupted } from './run/run-round.ts';
export { cancelRound, listForTerminal, runHere } from './terminal.ts';

/** Lets match lists know what published rounds recommend. */
export function openRounds(services: Services): void {
  services.offer(RECOMMENDED, recommendedSource);
}
