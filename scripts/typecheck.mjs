import { endWithChildren } from './lib/run.mjs';
import { main } from './lib/say.mjs';
import { typecheck } from './lib/typecheck.mjs';

endWithChildren();
await main(async () => {
  const { code, output } = await typecheck();
  process.stdout.write(output);
  return code;
});
