import { pinyinKeys, type OccupationIndex } from '@yizhan/domain';
import { fold } from './segmenter.ts';

/** What the search knows about a division. */
export interface SearchRegion {
  readonly code: string;
  readonly name: string;
  /** As people say it: 湘潭, 雨湖. */
  readonly shortName: string;
  readonly pinyin: string;
  readonly initials: string;
}

/** A word with more divisions or occupations than this (城关镇) is not selective. */
const MOST_MEANINGS = 12;
/** Two letters may mean dozens of villages, so only divisions down to the county are found by their initials. */
const COUNTY_DIGITS = 6;
const HAN = /\p{Script=Han}/u;

/** Words that stand for divisions or occupations, by name, by pinyin and by initials. */
export class SearchVocabulary {
  readonly #regions = new Map<string, Set<string>>();
  readonly #regionKeys = new Map<string, Set<string>>();
  readonly #occupations: () => OccupationIndex;
  #occupationKeys: { of: OccupationIndex; keys: Map<string, Set<string>> } | null = null;

  /** `occupations` returns the current index: synonyms are added while the platform runs. */
  constructor(regions: Iterable<SearchRegion>, occupations: () => OccupationIndex) {
    this.#occupations = occupations;
    for (const region of regions) {
      const { code } = region;
      put(this.#regions, fold(region.name), code);
      put(this.#regions, fold(region.shortName), code);
      if (code.length > COUNTY_DIGITS) continue;
      put(this.#regionKeys, region.initials, code);
      put(this.#regionKeys, region.pinyin, code);
      const short = pinyinKeys(region.shortName);
      put(this.#regionKeys, short.initials, code);
      put(this.#regionKeys, short.full, code);
    }
  }

  get occupations(): OccupationIndex {
    return this.#occupations();
  }

  /** Names inside which a text must not be split. */
  placeNames(): Iterable<string> {
    return this.#regions.keys();
  }

  *occupationNames(): Generator<string> {
    for (const entry of this.occupations.entries()) {
      yield entry.name;
      yield* entry.synonyms;
    }
  }

  /** Codes of the divisions with this name, without those inside another one of them. */
  regionsNamed(word: string): string[] {
    return outermost(this.#regions.get(word));
  }

  /** Codes of the divisions with this pinyin or these initials. */
  regionsSpelled(letters: string): string[] {
    return outermost(this.#regionKeys.get(letters));
  }

  occupationNamed(word: string): string | null {
    return this.occupations.codeOf(word);
  }

  occupationsSpelled(letters: string): string[] {
    const index = this.occupations;
    if (this.#occupationKeys?.of !== index) this.#occupationKeys = { of: index, keys: spell(index) };
    return [...(this.#occupationKeys.keys.get(letters) ?? [])].slice(0, MOST_MEANINGS);
  }
}

/** Some 8,000 names in about 0.2 s, done when a user first types letters. */
function spell(index: OccupationIndex): Map<string, Set<string>> {
  const keys = new Map<string, Set<string>>();
  for (const { code, name, synonyms } of index.entries()) {
    for (const term of [name, ...synonyms]) {
      if (!HAN.test(term)) continue;
      const { full, initials } = pinyinKeys(term);
      put(keys, full, code);
      put(keys, initials, code);
    }
  }
  return keys;
}

function put(map: Map<string, Set<string>>, key: string, code: string): void {
  if (key.length < 2) return;
  const codes = map.get(key);
  if (codes === undefined) map.set(key, new Set([code]));
  else codes.add(code);
}

function outermost(codes: ReadonlySet<string> | undefined): string[] {
  if (codes === undefined) return [];
  const all = [...codes];
  const outer = all.filter((code) => !all.some((other) => other !== code && code.startsWith(other)));
  return outer.length > MOST_MEANINGS ? [] : outer;
}
