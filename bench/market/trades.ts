/** Occupations of the repository with how often they are wanted and offered in a synthetic market. */
import { commonOccupations } from '@yizhan/domain/occupations/index.ts';
import type { OccupationRef } from '@yizhan/matching';
import { Lottery, Random, seedOf } from './random.ts';
import { traitsOf } from './traits.ts';
import type { Traits } from './traits.ts';

export interface Trade {
  code: string;
  titles: readonly string[];
  traits: Traits;
}

export interface Trades {
  all: readonly Trade[];
  /** By how often vacancies of the trade are offered. */
  offered: Lottery<Trade>;
  /** By how often people want it: partly the same trades, partly others. */
  wanted: Lottery<Trade>;
  /** Another trade of the same middle group as an alternative; the trade itself where it has no sibling. */
  near: (random: Random, trade: Trade) => Trade;
}

/** Exponent and shift of the Zipf–Mandelbrot law: the first trade of 760 gets some 4 % before demand factors. */
const ZIPF_EXPONENT = 0.9;
const ZIPF_SHIFT = 10;
/** How closely people's wishes follow the vacancies offered. */
const FOLLOWS_OFFER = 0.7;

function popularity(random: Random, count: number): number[] {
  const rank = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = random.int(i + 1);
    [rank[i], rank[j]] = [rank[j] ?? 0, rank[i] ?? 0];
  }
  return rank.map((place) => 1 / (place + ZIPF_SHIFT) ** ZIPF_EXPONENT);
}

export function buildTrades(seed: number): Trades {
  const all = commonOccupations().map(({ code, name, synonyms, approximate }): Trade => ({
    code,
    titles: [name, ...synonyms, ...approximate],
    traits: payOf(seed, code),
  }));
  const offers = popularity(new Random(seedOf(seed, 'offers')), all.length);
  const wishes = popularity(new Random(seedOf(seed, 'wishes')), all.length);
  const demand = (i: number): number => all[i]?.traits.demand ?? 0;
  const offered = offers.map((share, i) => share * demand(i));
  const wanted = wishes.map(
    (share, i) => (FOLLOWS_OFFER * (offers[i] ?? 0) + (1 - FOLLOWS_OFFER) * share) * demand(i),
  );
  const byGroup = Map.groupBy(
    all.map((trade, i) => ({ trade, weight: wanted[i] ?? 0 })),
    ({ trade }) => trade.code.slice(0, 4),
  );
  const groups = new Map(
    [...byGroup].map(([group, members]) => [
      group,
      new Lottery(
        members.map(({ trade }) => trade),
        members.map(({ weight }) => weight),
      ),
    ]),
  );
  return {
    all,
    offered: new Lottery(all, offered),
    wanted: new Lottery(all, wanted),
    near: (random, trade) => groups.get(trade.code.slice(0, 4))?.draw(random) ?? trade,
  };
}

/** Trades of one kind still pay differently. */
function payOf(seed: number, code: string): Traits {
  const traits = traitsOf(code);
  const factor = Math.exp(0.18 * new Random(seedOf(seed, 'pay', code)).gauss());
  return { ...traits, pay: Math.min(16_000, Math.max(2_600, traits.pay * factor)) };
}

const BEFORE = ['急招', '高薪诚聘', '直招', '诚聘', '长期招聘'];
const AFTER = [
  '（包吃住）',
  '(五险一金)',
  '双休',
  '包食宿',
  '可学徒',
  '【就近安排】',
  '5000-7000元',
  '长白班',
];
/** Names too vague to be mapped. */
const VAGUE_OFFERS = [
  '综合岗位',
  '机动岗',
  '多岗位可选',
  '门店伙伴',
  '储备人才',
  '项目成员',
  '后备力量',
  '辅助岗位',
  '区域伙伴',
  '综合辅助',
];
const VAGUE_WISHES = [
  '打杂的',
  '轻松点的活',
  '离家近的',
  '坐着干的活',
  '不用电脑的',
  '兼职',
  '日结工',
  '临时工',
  '钱多的',
  '做什么都行',
];
/** Share of titles without a code. */
const UNMAPPED = 0.1;

const decorated = (random: Random, title: string): string =>
  random.weighted([
    [title, 70],
    [`${random.pick(BEFORE)}${title}`, 10],
    [`${title}${random.pick(AFTER)}`, 16],
    [`${random.pick(BEFORE)}${title}${random.pick(AFTER)}`, 4],
  ]);

/** The standard name less often than colloquial ones. */
const saidTitle = (random: Random, { titles }: Trade): string =>
  random.chance(0.25) ? (titles[0] ?? '') : random.pick(titles);

/** Title of an advert with its single mapping, as the platform keeps for each vacancy. */
export function offeredAs(
  random: Random,
  trades: Trades,
  trade: Trade,
): { title: string; occupations: OccupationRef[] } {
  if (random.chance(UNMAPPED)) {
    const title = random.chance(0.5) ? random.pick(VAGUE_OFFERS) : saidTitle(random, trade);
    return { title: decorated(random, title), occupations: [] };
  }
  const title = decorated(random, saidTitle(random, trade));
  const weight = random.weighted([
    [100, 80],
    [90, 12],
    [75, 8],
  ]);
  return { title, occupations: [{ code: trade.code, title, weight }] };
}

/** A person's own name for a trade, with its code where the words could be mapped. */
export function saidAs(random: Random, trade: Trade): { code: string | null; title: string } {
  if (random.chance(UNMAPPED)) {
    return { code: null, title: random.chance(0.4) ? random.pick(VAGUE_WISHES) : saidTitle(random, trade) };
  }
  return { code: trade.code, title: saidTitle(random, trade) };
}
