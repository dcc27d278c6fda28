export { importRoutes } from './imports.routes.ts';
export { forgottenUploadsJob, importJob, resumeImports } from './imports.jobs.ts';
export { importFile, type ImportSummary } from './run/run-file.ts';
export { ImportInterrupted, type Counts } from './run/run-import.ts';
