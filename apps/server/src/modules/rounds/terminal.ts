import { Round } from '@yizhan/contract';
import { z } from 'zod';
import { system } from '../../app/actor.ts';
import { readContext, runWrite, type WriteContext } from '../../app/context.ts';
import type { Locale } from '../../app/errors.ts';
import { fromShortId } from '../../app/ids.ts';
import type { Services } from '../../app/services.ts';
import { cancel, get, start } from './rounds.usecases.ts';
import { roundList } from './rounds.list.ts';
import { runRound } from './run/run-round.ts';

/** For the command line, which no region limits. */
const ACTOR = system('yizhan round');
const LISTED = 50;

interface RunHere {
  readonly prefecture: string;
  readonly perSeeker: number;
  readonly whole: boolean;
  readonly locale: Locale;
  readonly signal: AbortSignal;
  readonly onProgress: (stage: string, done: number, total: number) => void;
}

/**
 * Runs a round of a prefecture in this process, and the second pass of its province when that thereby becomes due.
 * Returns the rounds that were run.
 *
 * @throws DomainError when a round is already in progress; RoundInterrupted when the signal fires
 */
export async function runHere(services: Services, options: RunHere) {
  const due: string[] = [];
  const queue = (_: WriteContext, roundId: string): Promise<void> => {
    due.push(roundId);
    return Promise.resolve();
  };
  const write = { actor: ACTOR, locale: options.locale };
  const { prefecture: regionCode, perSeeker, whole } = options;
  await runWrite(services, write, (ctx) =>
    start(ctx, { regionCode, perSeeker, whole, kind: 'on_demand' }, queue),
  );
  const rounds = [];
  // A first pass may add the second one.
  for (const roundId of due) {
    await runRound(services, roundId, { signal: options.signal, onProgress: options.onProgress, queue });
    rounds.push(await get(readContext(services, write), roundId));
  }
  return rounds;
}

/** The latest rounds of the whole network. */
export async function listForTerminal(services: Services, locale: Locale) {
  const ctx = readContext(services, { actor: ACTOR, locale });
  return z.array(Round).parse((await roundList.page(ctx, { limit: LISTED })).items);
}

/** @throws DomainError for an unknown round, or one that is not in progress */
export async function cancelRound(services: Services, id: string, locale: Locale) {
  const later = (): Promise<void> => Promise.resolve();
  return runWrite(services, { actor: ACTOR, locale }, (ctx) => cancel(ctx, fromShortId(id), later));
}
