import { commonAncestor, isWithin, levelOf } from './codes.ts';
import type { NameHit, RegionIndex } from './region-index.ts';
import type { ResolvedAddress } from './types.ts';

/** Settings of {@link resolveAddress}. */
export interface ResolveOptions {
  /**
   * Where the text most likely lies (the region of the employer or the site); never overrides a place named in the
   * text.
   */
  readonly hintRegion?: string;
}

interface Token {
  readonly start: number;
  readonly end: number;
  readonly hits: readonly NameHit[];
}

/** A reading of the text up to `end`. */
interface Reading {
  readonly code: string;
  readonly start: number;
  readonly end: number;
  readonly score: number;
  /** One bit per code length that the text itself names: 1 province, 2 prefecture, 4 county, 8 town. */
  readonly named: number;
  /** Spans of the names used, for removing them from the rest. */
  readonly spans: readonly (readonly [number, number])[];
}

const LEVEL_BIT: Readonly<Record<number, number>> = { 2: 1, 4: 2, 6: 4, 9: 8 };

// Weights were tuned on 4,260 real addresses: what matters is their order (full name of a county or prefecture > town >
// stem) and that skipping an earlier full name costs more than a later one gains, because the first place named wins.
const WEIGHTS: Readonly<Record<NameHit['kind'], Readonly<Record<number, number>>>> = {
  full: { 2: 2, 4: 3, 6: 3, 9: 2.5 },
  variant: { 2: 1.5, 4: 2.5, 6: 2, 9: 1.8 },
  stem: { 2: 1.2, 4: 1.8, 6: 1.3, 9: 1 },
  zone: { 4: 3, 6: 3, 9: 3 },
  'zone-in-context': { 4: 1, 6: 1, 9: 1 },
  old: { 4: 2.5, 6: 2.5, 9: 2.5 },
};
const SKIPPED_EARLIER_NAME = 4;
const REPEATED_NAME = 0.1;
const HINT_BONUS = 0.8;
/** A small preference for provincial capitals and the four municipalities among equals. */
const CAPITAL_BONUS = 0.15;
const HINT_ONLY = 0.3;
const TIE = 0.35;
const CLEAR = 1;
const MAX_READINGS = 40;

const SEPARATORS = /[\s·•・,，、;；:：|/\\\-—–_>»]/u;
// 天津路, 北京东路, 南京大厦, 长沙米粉店, 湖南商会: the name belongs to a street, a building or a firm.
const STREET_TAIL =
  /^(?:(?:[东西南北中上下前后新老]|[一二三四五六七八九十])*(?:路|大道|大街|街|道|巷)|[一二三四五六七八九十]?(?:新?村|社区|区)|里弄|弄|胡同|桥(?![东西南北中头])|水路|立交|高速|站|广场|大厦|大酒店|酒店|花园|小区|公寓|大学|学院|中学|小学|医院|银行|商会|菜|米粉|牛肉|烤鸭)/u;
const FIRM_TAIL = /^[^\d,，。;；]{0,14}?(?:有限|公司|集团|股份|企业|酒楼|商行|工作室)/u;
const NUMBER_NEXT = /^[\dA-Za-z一二三四五六七八九十]*\d+\s*(?:号|栋|弄|巷)|^\d/u;

/** Text without white space and separators, and the original position of each character. */
function compact(text: string): { chars: string; origin: number[] } {
  let chars = '';
  const origin: number[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const character = (text[i] ?? '').normalize('NFKC');
    if (character.length !== 1 || SEPARATORS.test(character)) continue;
    chars += character;
    origin.push(i);
  }
  return { chars, origin };
}

function tokensOf(index: RegionIndex, chars: string): Token[] {
  const tokens: Token[] = [];
  for (let start = 0; start < chars.length - 1; start += 1) {
    for (const [length, hits] of index.formsAt(chars, start)) {
      const end = start + length;
      const tail = chars.slice(end, end + 20);
      const usable = hits.filter((hit) => isUsable(hit, chars.slice(start, end), tail, start));
      if (usable.length > 0) tokens.push({ start, end, hits: usable });
    }
  }
  return tokens;
}

function isUsable(hit: NameHit, text: string, tail: string, start: number): boolean {
  if (hit.kind === 'stem') {
    if (STREET_TAIL.test(tail)) return false;
    if (hit.code.length >= 6 && start > 0 && FIRM_TAIL.test(tail)) return false;
  }
  // 长安街12号 is a house in a street; 新华街新华路36号 names the street office 新华街道.
  if (hit.kind === 'variant' && text.endsWith('街') && hit.code.length === 9) return !NUMBER_NEXT.test(tail);
  // 朝阳市场, 南山区块链, 城区别墅: the suffix belongs to the next word.
  if (text.endsWith('市') && /^[场政民区内]/u.test(tail))
    return tail.startsWith('民') || hit.kind === 'full' ? !/^[场政]/u.test(tail) : false;
  if (text.endsWith('区') && /^(?:块链|域|别|间)/u.test(tail)) return false;
  return true;
}

/**
 * Names that hardly identify a place: 城区, 郊区, 东区, 工业园, 经济技术开发区, 农场. They count only after their
 * county.
 */
const VAGUE_NAME =
  /^(?:城区|郊区|矿区|新区|[东西南北中]区|[东西南北中]街道?|大街(?:街道)?|(?:国家|省级)?(?:高新|经济|工业|产业|农业|科技|现代)*(?:技术)?(?:产业)?(?:开发区|园区?|区|集聚区|示范区|功能区|新区|管委会)|[国营种良]*(?:农|林|牧|渔|茶|果|畜|原种|园艺)+场|(?:街道)?办事处|社区|镇区|城关)$/u;

function weightOf(
  hit: NameHit,
  text: string,
  reading: Reading | null,
  gap: number,
  isOnlyMeaning: boolean,
): number | null {
  const size = hit.code.length;
  const base = WEIGHTS[hit.kind][size];
  if (base === undefined) return null;
  const within = reading !== null && reading.code !== hit.code && isWithin(hit.code, reading.code);
  switch (hit.kind) {
    case 'stem':
      if (size === 9) {
        if (within && reading.code.length >= 4 && gap <= 1)
          return reading.code.length === 6 || text.length >= 3 ? base : base * 0.7;
        if (within && reading.code.length >= 4 && text.length >= 3) return base * 0.8;
        return gap <= 0 && (text.length >= 3 || isOnlyMeaning) ? base * 0.5 : null;
      }
      if (size === 6) {
        if (within && gap <= 1) return base;
        if (within) return base * 0.5;
        return gap <= 0 ? base * 0.8 : null;
      }
      return reading === null && gap > 0 ? base * 0.6 : base;
    case 'variant':
      if (size === 9 && !within) return text.endsWith('街') ? base * 0.6 : base * 0.7;
      return base;
    case 'zone-in-context':
      return within ? base : null;
    case 'zone':
      return text.length <= 2 && !within && gap > 0 ? base * 0.5 : base;
    default:
      if (VAGUE_NAME.test(text))
        return within && (reading.code.length === 6 || hit.code.length === 6) ? base * 0.7 : null;
      return base;
  }
}

function priorOf(code: string): number {
  if (/^(?:11|12|31|50)/u.test(code)) return CAPITAL_BONUS;
  return code.slice(2, 4) === '01' ? CAPITAL_BONUS : 0;
}

/** Penalty for full names of counties and above between `from` and `start` that do not contain `code`. */
function skipped(tokens: readonly Token[], from: number, start: number, code: string): number {
  let count = 0;
  let covered = from;
  for (const token of tokens) {
    if (token.end > start) continue;
    if (token.start < covered) continue;
    const strong = token.hits.filter((hit) => hit.code.length <= 6 && hit.kind === 'full');
    if (strong.length === 0) continue;
    covered = token.end;
    if (!strong.some((hit) => isWithin(code, hit.code))) count += 1;
  }
  return count * SKIPPED_EARLIER_NAME;
}

function extend(
  readings: readonly Reading[],
  tokens: readonly Token[],
  chars: string,
  hint: string | undefined,
): Reading[] {
  let beam: Reading[] = [...readings];
  for (const token of tokens) {
    const text = chars.slice(token.start, token.end);
    const grown: Reading[] = [];
    for (const hit of token.hits) {
      const bit = LEVEL_BIT[hit.code.length] ?? 0;
      const isElsewhere = hint !== undefined && !isWithin(hit.code, hint) && !isWithin(hint, hit.code);
      // With a hint, only a full name leads away from it: 屏山二村 in Guangzhou is not 屏山县 of Sichuan.
      const fresh =
        isElsewhere && hit.kind !== 'full'
          ? null
          : weightOf(hit, text, null, token.start, token.hits.length === 1);
      if (fresh !== null) {
        grown.push({
          code: hit.code,
          start: token.start,
          end: token.end,
          score:
            fresh +
            priorOf(hit.code) +
            (hint !== undefined && isWithin(hit.code, hint) ? HINT_BONUS : 0) -
            skipped(tokens, 0, token.start, hit.code),
          named: bit,
          spans: [[token.start, token.end]],
        });
      }
      for (const reading of beam) {
        if (reading.end > token.start) continue;
        const gap = token.start - reading.end;
        if (reading.code !== hit.code && isWithin(hit.code, reading.code)) {
          const weight = weightOf(hit, text, reading, gap, token.hits.length === 1);
          if (weight === null) continue;
          // A name far behind its parent is more often a street or a firm than a division.
          const fade = gap <= 2 ? 1 : hit.kind === 'full' ? 0.9 : 0.6;
          grown.push({
            code: hit.code,
            start: Math.min(reading.start, token.start),
            end: token.end,
            score:
              reading.score +
              weight * fade +
              (reading.named === 0 ? priorOf(hit.code) : 0) -
              skipped(tokens, reading.end, token.start, hit.code),
            named: reading.named | bit,
            spans: [...reading.spans, [token.start, token.end]],
          });
        } else if (isWithin(reading.code, hit.code) && hit.kind !== 'zone-in-context') {
          const isNew = (reading.named & bit) === 0;
          const weight = weightOf(hit, text, null, 0, false) ?? 0;
          grown.push({
            ...reading,
            end: token.end,
            score:
              reading.score +
              (isNew ? weight * 0.9 : REPEATED_NAME) -
              skipped(tokens, reading.end, token.start, reading.code),
            named: reading.named | bit,
            spans: [...reading.spans, [token.start, token.end]],
          });
        }
      }
    }
    beam = prune([...beam, ...grown]);
  }
  return beam;
}

function prune(readings: readonly Reading[]): Reading[] {
  const best = new Map<string, Reading>();
  for (const reading of readings) {
    const key = `${reading.code}:${String(reading.end)}`;
    const known = best.get(key);
    if (known === undefined || known.score < reading.score) best.set(key, reading);
  }
  return [...best.values()].sort((a, b) => b.score - a.score).slice(0, MAX_READINGS);
}

function conflicts(a: string, b: string): boolean {
  return !isWithin(a, b) && !isWithin(b, a);
}

function confidenceOf(best: Reading, margin: number, hinted: boolean): number {
  // 2 points of evidence (a lone full name of a town) give 0.75, 5 (city and district) 0.95.
  const evidence = 1 - 0.5 * Math.exp(-Math.max(best.score, 0) / 2.6);
  const onlyStem = best.score < 1.3 && best.code.length >= 6 ? 0.75 : 1;
  const tie = margin < TIE ? 0.4 : margin < CLEAR ? 0.75 : 1;
  const value = evidence * onlyStem * (hinted && margin < CLEAR ? Math.max(tie, 0.8) : tie);
  return Math.round(Math.min(0.99, value) * 100) / 100;
}

function restOf(
  text: string,
  origin: readonly number[],
  spans: readonly (readonly [number, number])[],
): string {
  let rest = '';
  let from = 0;
  for (const [start, end] of spans) {
    const first = origin[start];
    const last = origin[end - 1];
    if (first === undefined || last === undefined || first < from) continue;
    rest += text.slice(from, first);
    from = last + 1;
  }
  rest += text.slice(from);
  return rest.replace(/^[\s·•・,，、;；:：|/\\\-—–_>»]+|\s+$/gu, '');
}

/**
 * Finds the deepest division that a text names.
 *
 * Reads full names, names without suffix after their parent (广州天河), former names, development zones, street offices
 * written 新华街, repeated names and any separator. The first place named wins over later ones ("海珠区 … 番禺大石"). A
 * name that fits several divisions equally gives their common ancestor when that is at least a prefecture, else the
 * most likely one with a confidence below `ADDRESS_REVIEW_THRESHOLD` and the others as alternatives. A text that names
 * no place gives the hint with a confidence of 0.3, or null without a hint.
 */
export function resolveAddress(
  index: RegionIndex,
  text: string,
  options: ResolveOptions = {},
): ResolvedAddress {
  const { chars, origin } = compact(text);
  const tokens = tokensOf(index, chars);
  const hint = options.hintRegion;
  const seeds: Reading[] =
    hint !== undefined && index.find(hint) !== undefined
      ? [{ code: hint, start: 0, end: 0, score: HINT_BONUS, named: 0, spans: [] }]
      : [];
  const readings = extend(seeds, tokens, chars, hint)
    .filter((reading) => reading.named !== 0)
    .sort((a, b) => b.score - a.score || b.code.length - a.code.length);
  const best = readings[0];
  if (best === undefined) {
    const known = seeds[0]?.code ?? null;
    return {
      region: known,
      level: known === null ? null : levelOf(known),
      confidence: known === null ? 0 : HINT_ONLY,
      rest: text.trim(),
      alternatives: [],
    };
  }

  const rivals = readings.filter((reading) => conflicts(reading.code, best.code));
  const margin = best.score - (rivals[0]?.score ?? -Infinity);
  const equals = rivals.filter((reading) => best.score - reading.score < TIE).map((reading) => reading.code);
  const rest = restOf(text, origin, best.spans);
  if (equals.length > 0) {
    const common = equals.reduce<string | null>(
      (held, code) => (held === null ? null : commonAncestor(held, code)),
      best.code,
    );
    if (common !== null && common.length >= 4) {
      const confidence = confidenceOf(best, CLEAR, hint !== undefined);
      return {
        region: common,
        level: levelOf(common),
        confidence,
        rest,
        alternatives: [best.code, ...equals].slice(0, 5),
      };
    }
  }
  return {
    region: best.code,
    level: levelOf(best.code),
    confidence: confidenceOf(best, margin, hint !== undefined && isWithin(best.code, hint)),
    rest,
    alternatives: [
      ...new Set(rivals.filter((reading) => best.score - reading.score < CLEAR).map((r) => r.code)),
    ].slice(0, 5),
  };
}
