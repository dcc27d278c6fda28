import { parentPort, workerData } from 'node:worker_threads';
import { answerRequest, openSharedMarket } from '@yizhan/matching';
import type { AskRequest, SharedMarket } from '@yizhan/matching';

// Written by `askerOnThreads`, of the same version of the program.
const market = openSharedMarket(workerData as SharedMarket);

parentPort?.on('message', (request: AskRequest) => {
  const chunk = answerRequest(market, request);
  const { seeker, offset, vacancy, score, ceiling } = chunk;
  const buffers = [seeker, offset, vacancy, score, ceiling].flatMap(({ buffer }) =>
    buffer instanceof ArrayBuffer ? [buffer] : [],
  );
  parentPort?.postMessage(chunk, buffers);
});
