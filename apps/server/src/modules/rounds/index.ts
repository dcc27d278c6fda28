export { planFirstRounds } from './rounds.jobs.ts';
export { RoundInterrupted } from './run/run-round.ts';
export { cancelRound, listForTerminal, runHere } from './terminal.ts';
