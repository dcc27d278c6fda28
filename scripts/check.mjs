import { runChecks } from './lib/checks.mjs';
import { closingLine } from './lib/counts.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { endWithChildren } from './lib/run.mjs';
import { requireMachineNode } from './lib/runtime.mjs';
import { main } from './lib/say.mjs';

requireMachineNode();
endWithChildren();
await main(async () => {
  await ensureInstalled();
  const counts = await runChecks();
  console.log(`\n${closingLine(counts)}`);
  return counts.failed === 0 ? 0 : 1;
});
