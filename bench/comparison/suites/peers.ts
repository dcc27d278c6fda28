/** Top 20 vacancies of a person: the engine, explained, compared with others that give the same lists. */
import type { SeekerInput } from '@yizhan/matching';
import { HeldRows } from '../peers/held-rows.ts';
import { startOurs } from '../peers/ours.ts';
import { disagreements } from '../peers/peer.ts';
import type { Peer } from '../peers/peer.ts';
import { PEERS } from '../peers/peers.ts';
import { interleaved } from '../../lib/measure.ts';
import type { Variant } from '../../lib/measure.ts';
import type { SuiteReport } from '../../lib/report.ts';
import type { Setting, Suite } from '../../lib/setting.ts';

const LIMIT = 20;
/** Sentences shown to a person for each vacancy. */
const SENTENCES = 3;
const OURS = 'Yizhan, with reasons';

/** How many times slower than ours a peer must at least be, and should be: p50, p99. */
const GOALS: Record<string, { floor: string; aim: string }> = {
  postgres: { floor: '≥ 30 p50, ≥ 70 p99', aim: '50, 150' },
  minisearch: { floor: '≥ 100', aim: '200' },
  orama: { floor: '≥ 500', aim: '1,000' },
};

interface Started {
  peers: Peer[];
  absent: string[];
}

async function startPeers(setting: Setting, names: readonly string[], held: HeldRows): Promise<Started> {
  const started: Started = { peers: [], absent: [] };
  for (const { name, start } of PEERS) {
    if (!names.includes(name) || (setting.peers.length > 0 && !setting.peers.includes(name))) continue;
    setting.log(`starting ${name}`);
    const outcome = await start(held);
    if (outcome.ok) {
      started.peers.push(outcome.peer);
    } else {
      started.absent.push(`${name}: ${outcome.why}`);
      setting.log(`SKIPPED ${name}: ${outcome.why}`);
    }
  }
  return started;
}

async function beside(setting: Setting, names: readonly string[]): Promise<SuiteReport> {
  const { market, context, index } = setting.vacancies();
  const { size } = setting;
  const held = new HeldRows(context, market.vacancies());
  const { peers, absent } = await startPeers(setting, names, held);
  const ours = await startOurs(market.size);
  const asked = (sentences: number) => ({
    name: sentences === 0 ? OURS : `Yizhan, ${sentences} sentences each`,
    turn: (seekers: readonly SeekerInput[], warmUpMs: number) =>
      ours.take({ seekers: [...seekers], limit: LIMIT, sentences, warmUpMs }),
  });
  try {
    setting.log(`comparing ${size.checked} lists`);
    const wrong = await disagreements(index, peers, setting.questions(market, size.checked), LIMIT);
    const report = {
      title: `Top ${LIMIT} of ${market.size.vacancies.toLocaleString('en-GB')} vacancies for a person`,
      columns: ['', 'p50 ms', 'p99 ms', 'times ours p50', 'times ours p99', 'floor', 'aim'],
      skipped: absent,
    };
    if (wrong.length > 0) {
      const list = wrong.map(({ peer, seekerId }) => `${peer} answers otherwise for ${seekerId}`);
      return { ...report, lines: [], wrong: list };
    }
    const variants: Variant<SeekerInput>[] = [
      asked(0),
      asked(SENTENCES),
      ...peers.map(({ name, bestVacancies }) => ({
        name,
        answer: (seeker: SeekerInput) => bestVacancies(seeker, LIMIT),
      })),
    ];
    setting.log(`asking ${size.questions} questions ${size.repetitions} times`);
    const timings = await interleaved(variants, setting.questions(market, size.questions), size.repetitions);
    const base = timings.get(OURS);
    const lines = [...timings].map(([name, { p50, p99 }]) => [
      name,
      p50,
      p99,
      p50 / (base?.p50 ?? NaN),
      p99 / (base?.p99 ?? NaN),
      GOALS[name]?.floor ?? '',
      GOALS[name]?.aim ?? '',
    ]);
    return { ...report, lines, wrong: [] };
  } finally {
    for (const { close } of [ours, ...peers]) await close();
  }
}

export const queries: Suite = {
  name: 'queries',
  about: 'top 20 vacancies of a person beside the plain scan of every rule',
  run: (setting) => beside(setting, ['naive']),
};

export const peers: Suite = {
  name: 'peers',
  about: 'top 20 vacancies of a person beside MiniSearch, Orama and PostgreSQL',
  run: (setting) => beside(setting, ['minisearch', 'orama', 'postgres']),
};
