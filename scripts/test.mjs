import { closingLine } from './lib/counts.mjs';
import { endWithChildren } from './lib/run.mjs';
import { requireMachineNode } from './lib/runtime.mjs';
import { main } from './lib/say.mjs';
import { runTests } from './lib/tests.mjs';

requireMachineNode();
endWithChildren();
await main(async () => {
  const counts = await runTests();
  console.log(`\n${closingLine(counts)}`);
  return counts.failed === 0 ? 0 : 1;
});
