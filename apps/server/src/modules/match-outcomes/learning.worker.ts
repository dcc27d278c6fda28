import { parentPort, workerData } from 'node:worker_threads';
import { learnWeights } from '@yizhan/matching/learning/index.ts';
import type { LearningTask } from './learning.thread.ts';

// Only `learnApart` starts this file, with a task it has built itself.
const { rows, hides, current, declared } = workerData as LearningTask;
parentPort?.postMessage(learnWeights(rows, current, { declared, hides }));
