export { waitingIn } from './waiting-in.ts';
export { MOST_WAITING, upTo, type Counted, type WorklistItem, type WorklistScope } from './types.ts';
export { countWorklist, readWorklist } from './worklist.ts';
export { countWaiting } from './worklist.repository.ts';
