import { generate } from './lib/generate.mjs';
import { endWithChildren } from './lib/run.mjs';
import { main } from './lib/say.mjs';

endWithChildren();
await main(async () => {
  const { code, output } = await generate({ check: process.argv.includes('--check') });
  process.stdout.write(output);
  return code;
});
