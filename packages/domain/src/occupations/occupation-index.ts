import { normaliseTerm, titleSegments, withoutLevel } from './clean-title.ts';
import { commonOccupations } from './entries.ts';
import { readTail } from './title-tail.ts';
import type { OccupationCandidate, OccupationEntry, TitleClassification } from './types.ts';
import { TITLE_CONFIDENCE_THRESHOLD } from './types.ts';

type TermKind = 'exact' | 'approximate' | 'bareOnly';

interface Term {
  readonly code: string;
  readonly kind: TermKind;
}

interface Reading {
  readonly code: string;
  readonly confidence: number;
  readonly approximate: boolean;
  /** Length of the term found, so that 汽车销售 beats 销售. */
  readonly length: number;
  /** Says only how long or how well paid the work is; it means odd factory work only where no trade is named. */
  readonly anyTrade: boolean;
}

const ANY_TRADE = /^(?:临时|小时|日结|短期|长期|寒假|暑假|学生)工$/u;

/** Settings of {@link OccupationIndex.classifyTitle}. */
export interface ClassifyOptions {
  /** Text of the vacancy; helps to order the alternatives of a title that says too little. */
  readonly description?: string;
}

const MAX_TERM_LENGTH = 14;
const MAX_ALTERNATIVES = 5;
const MANAGER_CODE = '1-06-01-02';

// Confidence of a reading by kind of term and whether the term is the whole segment. Measured on a sample of real
// titles read by hand; see the test of the shared data.
const WHOLE: Readonly<Record<TermKind, number>> = { exact: 0.97, approximate: 0.85, bareOnly: 0.8 };
const AS_HEAD: Readonly<Record<TermKind, number>> = { exact: 0.9, approximate: 0.7, bareOnly: 0.5 };
const BRACKET_FACTOR = 0.85;
const LATER_SEGMENT = 0.002;
const FALLBACK_MAX = 0.5;

/** Occupations by code and by name. Built once; holds some 8,000 names of the shipped entries. */
export class OccupationIndex {
  readonly #byCode = new Map<string, OccupationEntry>();
  readonly #terms = new Map<string, Term>();
  /** Bigram → terms that contain it, for titles that no term explains. */
  readonly #bigrams = new Map<string, string[]>();

  /** Where two entries claim a name, a standard name wins over a synonym and an earlier entry over a later one. */
  constructor(entries: Iterable<OccupationEntry>) {
    const all = [...entries];
    for (const entry of all) if (!this.#byCode.has(entry.code)) this.#byCode.set(entry.code, entry);
    for (const { code, name } of all) this.#add(name, code, 'exact');
    for (const { code, synonyms, approximate, bareOnly } of all) {
      for (const name of synonyms) this.#add(name, code, 'exact');
      for (const name of approximate) this.#add(name, code, 'approximate');
      for (const name of bareOnly) this.#add(name, code, 'bareOnly');
    }
    // 铁合金原料工 is also advertised as 铁合金原料.
    for (const { code, name } of all) {
      const stem = /^(.{3,})(?:员|工|师)$/u.exec(name)?.[1];
      if (stem !== undefined) this.#add(stem, code, 'exact');
    }
    for (const term of this.#terms.keys()) {
      for (const bigram of bigramsOf(term)) {
        const holders = this.#bigrams.get(bigram);
        if (holders === undefined) this.#bigrams.set(bigram, [term]);
        else holders.push(term);
      }
    }
  }

  /** The occupation with this code, or undefined. */
  find(code: string): OccupationEntry | undefined {
    return this.#byCode.get(code);
  }

  /** All occupations in the given order. */
  entries(): IterableIterator<OccupationEntry> {
    return this.#byCode.values();
  }

  /** Code for a name or synonym, compared without case, width and spaces; null when unknown. */
  codeOf(name: string): string | null {
    return this.#terms.get(normaliseTerm(name))?.code ?? null;
  }

  /**
   * The occupation that a free title means.
   *
   * The last noun decides (销售助理 sells, 保安队长 guards, 前台文员 writes), a longer name beats a shorter one, words
   * of level, pay and benefits are ignored. A title whose last noun is unknown stays unmapped, however well its
   * beginning is known (保安公司会计 is not a guard).
   */
  classifyTitle(title: string, options: ClassifyOptions = {}): TitleClassification {
    // A third of real titles are a known name unchanged.
    const known = this.#terms.get(normaliseTerm(title));
    if (known !== undefined) {
      const { code, name, confidence } = this.#candidate(known.code, WHOLE[known.kind]);
      return { code, name, confidence, approximate: known.kind !== 'exact', alternatives: [] };
    }
    let readings: Reading[] = [];
    titleSegments(title).forEach((segment, order) => {
      for (const reading of this.#read(segment.text, segment.untouched)) {
        const factor = segment.bracketed ? BRACKET_FACTOR : 1;
        readings.push({ ...reading, confidence: reading.confidence * factor - order * LATER_SEGMENT });
      }
    });
    readings.sort((a, b) => b.confidence - a.confidence || b.length - a.length);
    if (readings.some(({ anyTrade, confidence }) => !anyTrade && confidence >= TITLE_CONFIDENCE_THRESHOLD)) {
      readings = readings.filter(({ anyTrade }) => !anyTrade);
    }
    const best = readings[0];
    const isMapped = best !== undefined && best.confidence >= TITLE_CONFIDENCE_THRESHOLD;
    const candidates = new Map<string, number>();
    for (const { code, confidence } of readings) if (!candidates.has(code)) candidates.set(code, confidence);
    if (!isMapped) {
      for (const [code, confidence] of this.#similar(title)) {
        if ((candidates.get(code) ?? 0) < confidence) candidates.set(code, confidence);
      }
      if (options.description !== undefined) this.#weighByDescription(candidates, options.description);
    }
    const ordered = [...candidates]
      .map(([code, confidence]) => this.#candidate(code, confidence))
      .sort((a, b) => b.confidence - a.confidence);
    if (!isMapped) {
      return {
        code: null,
        name: null,
        confidence: ordered[0]?.confidence ?? 0,
        approximate: false,
        alternatives: ordered.slice(0, MAX_ALTERNATIVES),
      };
    }
    const { code, name, confidence } = this.#candidate(best.code, best.confidence);
    return {
      code,
      name,
      confidence,
      approximate: best.approximate,
      alternatives: ordered.filter((candidate) => candidate.code !== code).slice(0, MAX_ALTERNATIVES),
    };
  }

  #candidate(code: string, confidence: number): OccupationCandidate {
    return { code, name: this.#byCode.get(code)?.name ?? '', confidence: Math.round(confidence * 100) / 100 };
  }

  #read(segment: string, wholeOnly: boolean): Reading[] {
    const whole = this.#terms.get(segment) ?? this.#terms.get(withoutLevel(segment));
    if (whole !== undefined) {
      return [
        {
          code: whole.code,
          confidence: WHOLE[whole.kind],
          approximate: whole.kind !== 'exact',
          length: segment.length,
          anyTrade: ANY_TRADE.test(segment),
        },
      ];
    }
    if (wholeOnly) return [];
    const readings: Reading[] = [];
    for (let end = segment.length; end >= 2; end -= 1) {
      const tail = segment.slice(end);
      for (let start = Math.max(0, end - MAX_TERM_LENGTH); start <= end - 2; start += 1) {
        const text = segment.slice(start, end);
        const term = this.#terms.get(text);
        if (term === undefined || !isOwnWord(segment, start, end)) continue;
        const reading = this.#readingOf(term, text, tail, start === 0);
        if (reading !== null) readings.push(reading);
        break;
      }
    }
    return readings;
  }

  #readingOf(term: Term, text: string, tail: string, isStart: boolean): Reading | null {
    const effect = readTail(tail, term.code);
    if (effect.kind === 'other')
      return { code: term.code, confidence: 0.35, approximate: true, length: text.length, anyTrade: false };
    if (effect.kind === 'manager') {
      return {
        code: MANAGER_CODE,
        confidence: 0.62,
        approximate: true,
        length: text.length,
        anyTrade: false,
      };
    }
    // 司机师傅 is still the bare name; 配送中心司机 is not.
    const base = isStart
      ? (WHOLE[term.kind] + (term.kind === 'bareOnly' ? WHOLE : AS_HEAD)[term.kind]) / 2
      : AS_HEAD[term.kind];
    return {
      code: term.code,
      // Longer names are more certain: 新能源汽车销售 ends in 汽车销售, not only in 销售.
      confidence: base * effect.factor + Math.min(text.length, 6) * 0.005,
      approximate: term.kind !== 'exact',
      length: text.length,
      anyTrade: ANY_TRADE.test(text),
    };
  }

  /** Occupations whose names share most pairs of characters with the title; at most 0.5. */
  #similar(title: string): [string, number][] {
    const own = new Set(
      titleSegments(title).flatMap(({ text, untouched }) => (untouched ? [] : bigramsOf(text))),
    );
    if (own.size === 0) return [];
    const shared = new Map<string, number>();
    for (const bigram of own) {
      const holders = this.#bigrams.get(bigram);
      // A pair in hundreds of names (管理, 工程) says little and costs much.
      if (holders === undefined || holders.length > 200) continue;
      for (const term of holders) shared.set(term, (shared.get(term) ?? 0) + 1);
    }
    const scores = new Map<string, number>();
    for (const [term, count] of shared) {
      const known = this.#terms.get(term);
      if (known === undefined) continue;
      const score = (FALLBACK_MAX * 2 * count) / (own.size + term.length - 1);
      if (score > (scores.get(known.code) ?? 0)) scores.set(known.code, score);
    }
    return [...scores].sort((a, b) => b[1] - a[1]).slice(0, MAX_ALTERNATIVES);
  }

  /** Raises candidates that the vacancy's text names too; never above the threshold. */
  #weighByDescription(candidates: Map<string, number>, description: string): void {
    const text = description.slice(0, 400).normalize('NFKC').toLowerCase().replace(/\s+/g, '');
    for (let start = 0; start < text.length - 2; start += 1) {
      for (let length = Math.min(8, text.length - start); length >= 3; length -= 1) {
        const term = this.#terms.get(text.slice(start, start + length));
        if (term === undefined || term.kind !== 'exact' || !isOwnWord(text, start, start + length)) continue;
        candidates.set(term.code, Math.min(0.58, (candidates.get(term.code) ?? 0.2) + 0.1));
        start += length - 1;
        break;
      }
    }
  }

  #add(name: string, code: string, kind: TermKind): void {
    const term = normaliseTerm(name);
    if (term.length >= 2 && !this.#terms.has(term)) this.#terms.set(term, { code, kind });
  }
}

function bigramsOf(text: string): string[] {
  const bigrams: string[] = [];
  for (let i = 0; i + 2 <= text.length; i += 1) bigrams.push(text.slice(i, i + 2));
  return bigrams;
}

const LATIN = /[a-z0-9]/;

/**
 * False when the characters belong to other words: the `it` of `unity`, the 养老 of 素养老师, the 动车 of 机动车司机,
 * the 招生 of 不招生.
 */
function isOwnWord(text: string, start: number, end: number): boolean {
  if (start > 0) {
    const before = text.charAt(start - 1);
    if (LATIN.test(text.charAt(start)) && LATIN.test(before)) return false;
    if (before === '不' || before === '非') return false;
    if (before === '机' && text.charAt(start) === '动') return false;
    // 强过保安, 胜过进厂: other work it is compared with.
    if (before === '过' && start >= 2 && '强胜好香超'.includes(text.charAt(start - 2))) return false;
  }
  if (end < text.length) {
    const after = text.charAt(end);
    if (LATIN.test(text.charAt(end - 1)) && LATIN.test(after)) return false;
    if (after === '师' && text.charAt(end - 1) === '老') return false;
  }
  return true;
}

let shipped: OccupationIndex | undefined;

/** Index of the shipped occupations, built at first use (about 30 ms). */
export function defaultOccupationIndex(): OccupationIndex {
  shipped ??= new OccupationIndex(commonOccupations());
  return shipped;
}

/** {@link OccupationIndex.classifyTitle} with the shipped occupations. */
export function classifyTitle(
  title: string,
  options: ClassifyOptions = {},
  index: OccupationIndex = defaultOccupationIndex(),
): TitleClassification {
  return index.classifyTitle(title, options);
}
