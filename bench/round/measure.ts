/** Measures one round: against C++ and LEMON on the same lists, as a whole, and on the next day. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolveRound, roundFigures, slotsOf, solveRound } from '@yizhan/matching';
import type { CandidateLists, RoundMarket, RoundSolution } from '@yizhan/matching';
import { runAuction } from '@yizhan/matching/round/auction/run.ts';
import { buildLists, finish } from '@yizhan/matching/round/lists/ask.ts';
import { joinLists } from '@yizhan/matching/round/lists/merge.ts';
import { dumpLists } from './lists-file.ts';
import { buildNative } from './native.ts';
import type { Native } from './native.ts';

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? NaN;
}

/** Processor milliseconds of the work and its result. Other programs on the machine hardly affect it. */
function timed<T>(work: () => T): { result: T; processor: number } {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { result, processor: (user + system) / 1_000 };
}

/** One auction from scratch over the lists. */
export function auctionValue(lists: CandidateLists, market: RoundMarket, perSeeker: number): number {
  const start = { prices: new Int32Array(market.vacancies), held: new Uint8Array(lists.vacancy.length) };
  const { held } = finish(runAuction(lists, slotsOf(market, perSeeker), perSeeker, 1, start));
  return held.reduce((sum, one, e) => (one === 1 ? sum + (lists.score[e] ?? 0) : sum), 0);
}

/** On the same lists: values, gap to the optimum, processor time and ratios. */
export function sameLists(market: RoundMarket, perSeeker: number, repeat: number) {
  const folder = mkdtempSync(join(tmpdir(), 'round-'));
  try {
    const chunk = buildLists(market, 0, market.seekers, { perSeeker });
    const lists = joinLists(market.seekers, market.vacancies, [chunk]);
    const file = join(folder, 'lists.bin');
    dumpLists(file, lists, market.capacity);
    const native = buildNative(folder);
    const times: Record<'round' | 'auction' | 'networkSimplex', number[]> = {
      round: [],
      auction: [],
      networkSimplex: [],
    };
    const values: Partial<Record<'round' | 'auction' | 'networkSimplex', number>> = {};
    const runNative = (name: 'auction' | 'networkSimplex', one: Native): void => {
      if ('absent' in one) return;
      const { value, processor } = one.run(file, perSeeker);
      values[name] = value;
      times[name].push(processor);
    };
    // One more turn than counted: the first warms up the JavaScript engine's compiler.
    for (let turn = 0; turn <= repeat; turn++) {
      const { result, processor } = timed(() => auctionValue(lists, market, perSeeker));
      values.round = result;
      if (turn > 0) times.round.push(processor);
      if (turn === 0) continue;
      runNative('auction', native.auction);
      runNative('networkSimplex', native.networkSimplex);
    }
    const round = median(times.round);
    const exact = values.networkSimplex;
    return {
      entries: lists.vacancy.length,
      values,
      gapPercent: exact === undefined ? null : (100 * (exact - (values.round ?? 0))) / exact,
      processorMs: {
        round,
        auction: median(times.auction),
        networkSimplex: median(times.networkSimplex),
      },
      fasterThanNetworkSimplex: median(times.networkSimplex) / round,
      slowerThanNativeAuction: round / median(times.auction),
      absent: Object.fromEntries(
        Object.entries(native).flatMap(([name, one]) => ('absent' in one ? [[name, one.absent]] : [])),
      ),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A round as a whole: certificate by number of re-pricings, figures, and the next day. */
export function wholeRound(
  market: RoundMarket,
  dayAfter: { market: RoundMarket; changed: { seekers: Int32Array; vacancies: Int32Array } },
  perSeeker: number,
  repeat: number,
) {
  const one = finish(solveRound(market, { perSeeker, repricings: 1 }));
  const today: RoundSolution = finish(solveRound(market, { perSeeker }));
  const figures = roundFigures(market, today, { perSeeker });
  const full: number[] = [];
  const changedOnly: number[] = [];
  let value = 0;
  let again: RoundSolution | undefined;
  for (let turn = 0; turn < repeat; turn++) {
    const fresh = timed(() => finish(solveRound(dayAfter.market, { perSeeker })));
    const warm = timed(() =>
      finish(resolveRound(dayAfter.market, { perSeeker }, today.memory, dayAfter.changed)),
    );
    full.push(fresh.processor);
    changedOnly.push(warm.processor);
    value = fresh.result.certificate.value;
    again = warm.result;
  }
  return {
    certifiedGapPercent: { afterOne: 100 * one.certificate.gap, afterTwo: 100 * today.certificate.gap },
    figures,
    dayAfter: {
      changedSeekers: dayAfter.changed.seekers.length,
      changedVacancies: dayAfter.changed.vacancies.length,
      processorMs: { full: median(full), changedOnly: median(changedOnly) },
      share: median(changedOnly) / median(full),
      certifiedGapPercent: 100 * (again?.certificate.gap ?? NaN),
      valueOfFull: (again?.certificate.value ?? NaN) / value,
    },
  };
}
