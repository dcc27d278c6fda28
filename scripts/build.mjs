import { buildFrontEnds } from './lib/front-ends.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { endWithChildren } from './lib/run.mjs';
import { requireMachineNode } from './lib/runtime.mjs';
import { main } from './lib/say.mjs';

requireMachineNode();
endWithChildren();
await main(async () => {
  await ensureInstalled();
  await buildFrontEnds();
  return 0;
});
