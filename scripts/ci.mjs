import { runChecks } from './lib/checks.mjs';
import { closingLine, sum } from './lib/counts.mjs';
import { endWithChildren } from './lib/run.mjs';
import { requireMachineNode } from './lib/runtime.mjs';
import { main } from './lib/say.mjs';
import { runTests } from './lib/tests.mjs';

requireMachineNode();
endWithChildren();
await main(async () => {
  const tests = await runTests();
  console.log(`\nTests: ${closingLine(tests)}\n\nChecks:`);
  const checks = await runChecks();
  const total = sum([tests, checks]);
  console.log(`\n${closingLine(total)}`);
  return total.failed === 0 ? 0 : 1;
});
