export { importFile, type ImportSummary } from './run/run-file.ts';
export { ImportInterrupted, type Counts } from './run/run-import.ts';
