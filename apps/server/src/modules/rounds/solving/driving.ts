import type {
  AskRequest,
  ListChunk,
  RoundMarket,
  RoundProgress,
  RoundSolution,
  RoundStep,
  RoundSteps,
} from '@yizhan/matching/round/index.ts';
import { askerHere, askerOnThreads, type Asker } from './asking.ts';
import { shareRows } from './market.ts';
import type { SolvingTask } from './messages.ts';
import type { RoundRows } from './rows.ts';

export type Crew = Pick<SolvingTask, 'threads' | 'worthThreads'>;

/** Runs querying work, on further threads from the first request that is worth them. */
export async function withAsker<T>(
  rows: RoundRows,
  market: RoundMarket,
  { threads, worthThreads }: Crew,
  work: (asker: Pick<Asker, 'ask'>) => Promise<T>,
): Promise<T> {
  let asker = askerHere(market);
  let isAlone = true;
  try {
    return await work({
      ask(request, onChunk) {
        if (isAlone && threads > 1 && request.seekers.length >= worthThreads) {
          asker = askerOnThreads(market, shareRows(rows), threads);
          isAlone = false;
        }
        return asker.ask(request, onChunk);
      },
    });
  } finally {
    await asker.close();
  }
}

/** Runs steps to their end; `ask` answers their requests. */
export async function driven(
  steps: RoundSteps,
  tell: (progress: RoundProgress) => void,
  ask: (request: AskRequest, onChunk: (chunk: ListChunk) => void) => Promise<readonly ListChunk[]>,
): Promise<RoundSolution> {
  const answered = async (step: RoundStep): Promise<readonly ListChunk[] | undefined> => {
    if (step.request === undefined) return undefined;
    let done = 0;
    return ask(step.request, (chunk) => {
      done += chunk.seeker.length;
      tell({ ...step, done });
    });
  };
  for (let step = steps.next(); ;) {
    if (step.done === true) return step.value;
    tell(step.value);
    step = steps.next(await answered(step.value));
  }
}

export function finished<T>(steps: Generator<RoundProgress, T>, tell: (progress: RoundProgress) => void): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    tell(step.value);
  }
}
