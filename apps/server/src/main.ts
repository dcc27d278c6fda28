import { explainFailure } from './cli/failures.ts';
import { buildProgram } from './cli/program.ts';

try {
  await buildProgram().parseAsync(process.argv);
} catch (error) {
  console.error(explainFailure(error));
  process.exit(1);
}
