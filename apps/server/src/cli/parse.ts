import { Command, Argument } from 'commander';
import { printLines, readLines } from './lines.ts';

const KINDS = ['pay', 'address', 'title'] as const;
type Kind = (typeof KINDS)[number];

export function parseCommand(): Command {
  return new Command('parse')
    .description('Read lines from standard input and print what each one means, one JSON object a line')
    .addArgument(new Argument('<kind>', 'what the lines are').choices(KINDS))
    .addHelpText(
      'after',
      `
  pay      {min, max, unit, months, negotiable}; money in fen, null where not stated
  address  {region, level, confidence}
  title    {code, name, confidence, alternatives}

Example: echo '8000-12000元/月·13薪' | npx yizhan parse pay`,
    )
    .action(async (kind: Kind) => {
      const { reader } = await import('./parse-readers.ts');
      const read = reader(kind);
      await printLines(
        process.stdout,
        mapLines(readLines(process.stdin), (line) => JSON.stringify(read(line))),
      );
    });
}

async function* mapLines(
  lines: AsyncIterable<string>,
  map: (line: string) => string,
): AsyncGenerator<string> {
  for await (const line of lines) yield map(line);
}
