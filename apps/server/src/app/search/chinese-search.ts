import type { OccupationIndex } from '@yizhan/domain';
import { Segmenter, fold } from './segmenter.ts';
import type { SearchVocabulary } from './vocabulary.ts';

/**
 * The texts by which a record is found. Earlier fields weigh more in the ranking; empty and missing texts are skipped.
 */
export interface SearchParts {
  /** Title of a vacancy, name of a party. */
  readonly title?: ReadonlyArray<string | null>;
  /** Names of occupations, skills, certificates. */
  readonly keywords?: ReadonlyArray<string | null>;
  /** Employer, address. */
  readonly names?: ReadonlyArray<string | null>;
  readonly text?: ReadonlyArray<string | null>;
  /** Division codes; every level above matches too. */
  readonly regions?: ReadonlyArray<string | null>;
  /** Codes such as 4-07-05-01; every group above matches too. */
  readonly occupations?: ReadonlyArray<string | null>;
  /** Pinyin initials of names. */
  readonly initials?: readonly string[];
  readonly tags?: readonly SearchTag[];
}

/** Properties that people type into the search box. */
export const SEARCH_TAGS = ['lodging', 'meals', 'daily', 'night'] as const;
export type SearchTag = (typeof SEARCH_TAGS)[number];

/** PostgreSQL stores positions up to 16,383; a description of 8,000 characters stays far below. */
const MOST_POSITIONS = 12_000;
const MOST_QUERY_PARTS = 12;
const LONGEST_QUERY = 200;

/** Wishes in words → tags, longer wordings first. */
const WISHES: ReadonlyArray<readonly [RegExp, readonly SearchTag[]]> = [
  [/(?:包|管|提供)吃(?:包|管)?住|(?:包|管|提供)食宿|食宿全包|包住包吃/g, ['lodging', 'meals']],
  [/(?:包|管|提供|有)住宿?|有宿舍|提供宿舍/g, ['lodging']],
  [/(?:包|管|提供)(?:吃|餐|三餐|工作餐)|有工作餐/g, ['meals']],
  [/日结|天结|当天结/g, ['daily']],
];
const HAN = /\p{Script=Han}/u;
const LETTERS = /^[a-z]{2,20}$/;

/**
 * Search over Chinese texts with a `tsvector` built here, because PostgreSQL has no Chinese parser. Divisions and
 * occupations are indexed as codes (`r430302`, `o4-07-05-01`), so that a query by any name, synonym or pinyin of theirs
 * finds them and a filter by place is one more word of the query.
 */
export class ChineseSearch {
  readonly #words = new Segmenter();
  readonly #vocabulary: SearchVocabulary;
  #namesFrom: OccupationIndex | null = null;

  constructor(vocabulary: SearchVocabulary) {
    this.#vocabulary = vocabulary;
    this.#words.addWords(vocabulary.placeNames());
  }

  /** Knows the current names of occupations. */
  get #segmenter(): Segmenter {
    if (this.#namesFrom !== this.#vocabulary.occupations) {
      this.#namesFrom = this.#vocabulary.occupations;
      this.#words.addWords(this.#vocabulary.occupationNames());
    }
    return this.#words;
  }

  /** The text of a `tsvector`, still to be cast: see `toTsVector`. */
  toSearchDocument(parts: SearchParts): string {
    const lexemes = new Map<string, string[]>();
    let position = 0;
    const add = (word: string, weight: string): void => {
      if (position >= MOST_POSITIONS) return;
      position += 1;
      const places = lexemes.get(word);
      if (places === undefined) lexemes.set(word, [`${String(position)}${weight}`]);
      else if (places.length < 8) places.push(`${String(position)}${weight}`);
    };
    const weighted = [
      ['A', parts.title],
      ['B', parts.keywords],
      ['C', parts.names],
      ['D', parts.text],
    ] as const;
    for (const [weight, texts] of weighted) {
      for (const text of texts ?? []) {
        if (text === null) continue;
        for (const word of this.#segmenter.allWords(fold(text))) add(word, weight);
        position += 5;
      }
    }
    for (const code of parts.regions ?? []) for (const lexeme of regionLexemes(code)) add(lexeme, 'C');
    for (const code of parts.occupations ?? [])
      for (const lexeme of occupationLexemes(code)) add(lexeme, 'A');
    for (const initials of parts.initials ?? []) if (initials !== '') add(`y${initials}`, 'A');
    for (const tag of parts.tags ?? []) add(tagLexeme(tag), 'D');
    return [...lexemes].map(([word, places]) => `${quote(word)}:${places.join(',')}`).join(' ');
  }

  /**
   * The text of a `tsquery`, still to be cast: see `toTsQuery`; null when the text contains nothing searchable. With
   * `names` every character counts, because a surname alone distinguishes people; without, single characters may be
   * dropped.
   */
  toSearchQuery(text: string, { names = false } = {}): string | null {
    let rest = fold(text.slice(0, LONGEST_QUERY));
    const parts: string[] = [];
    for (const [wording, tags] of WISHES) {
      rest = rest.replaceAll(wording, () => {
        for (const tag of tags) parts.push(quote(tagLexeme(tag)));
        return ' ';
      });
    }
    for (const chunk of rest.split(/[^\p{Letter}\p{Number}+#.-]+/u)) {
      if (chunk !== '') parts.push(...this.#chunk(chunk, names));
    }
    const wanted = [...new Set(parts)].slice(0, MOST_QUERY_PARTS);
    return wanted.length === 0 ? null : wanted.join(' & ');
  }

  /** Alternatives for one typed word, as separated by blanks. */
  #chunk(chunk: string, names: boolean): string[] {
    if (!HAN.test(chunk)) {
      const bare = chunk.replace(/^[.-]+|[.-]+$/g, '');
      return /[\p{Letter}\p{Number}]/u.test(bare) ? [this.#letters(bare)] : [];
    }
    const whole = this.#vocabulary.occupationNamed(chunk);
    const words = this.#segmenter.words(chunk);
    // 招, 找, 在 and the like do not occur alone in any text.
    const telling = words.filter((word) => names || [...word].length >= 2 || !HAN.test(word));
    const parts = (telling.length > 0 ? telling : words).map((word) => this.#word(word));
    if (whole === null || words.length < 2) return parts;
    return [any([quote(occupationLexeme(whole)), all(parts)])];
  }

  #word(word: string): string {
    if (!HAN.test(word)) return this.#letters(word);
    const occupation = this.#vocabulary.occupationNamed(word);
    return any([
      quote(word),
      ...this.#vocabulary.regionsNamed(word).map((code) => quote(`r${code}`)),
      ...(occupation === null ? [] : [quote(occupationLexeme(occupation))]),
      ...this.#inner(word),
    ]);
  }

  /** 保洁阿姨 also matches where 保洁 and 阿姨 both occur, when the inner words cover all of it. */
  #inner(word: string): string[] {
    const inner = this.#segmenter.allWords(word).filter((other) => other !== word && other.length >= 2);
    const covered = new Set<number>();
    for (const other of inner) {
      const at = word.indexOf(other);
      for (let i = 0; i < other.length; i += 1) covered.add(at + i);
    }
    return inner.length >= 2 && covered.size === word.length ? [all(inner.map(quote))] : [];
  }

  /** Latin letters: the word itself, a name's initials, or the pinyin of an occupation or place (ba, xt, xtba). */
  #letters(word: string): string {
    const options = [word.length >= 3 ? `${quote(word)}:*` : quote(word)];
    if (LETTERS.test(word)) {
      options.push(`${quote(`y${word}`)}:*`);
      options.push(...this.#spelled(word));
      for (let at = 2; at <= word.length - 2; at += 1) {
        const place = this.#vocabulary.regionsSpelled(word.slice(0, at));
        const work = this.#vocabulary.occupationsSpelled(word.slice(at));
        if (place.length === 0 || work.length === 0) continue;
        options.push(
          all([
            any(place.map((code) => quote(`r${code}`))),
            any(work.map((code) => quote(occupationLexeme(code)))),
          ]),
        );
      }
    }
    return any(options);
  }

  #spelled(letters: string): string[] {
    return [
      ...this.#vocabulary.regionsSpelled(letters).map((code) => quote(`r${code}`)),
      ...this.#vocabulary.occupationsSpelled(letters).map((code) => quote(occupationLexeme(code))),
    ];
  }
}

/** A query for a division and everything in it. */
export function regionQuery(code: string): string {
  return quote(`r${code}`);
}

/** A query for an occupation or a group of them (`4-07`). */
export function occupationQuery(code: string): string {
  return quote(occupationLexeme(code));
}

/** A query for a tag, or with `without` for its absence. */
export function tagQuery(tag: SearchTag, without = false): string {
  return (without ? '!' : '') + quote(tagLexeme(tag));
}

/** Queries that must all match; null when there are none. */
export function andQueries(...queries: ReadonlyArray<string | null>): string | null {
  const given = queries.filter((query) => query !== null);
  return given.length === 0 ? null : given.map((query) => `(${query})`).join(' & ');
}

function regionLexemes(code: string | null): string[] {
  return code === null
    ? []
    : [2, 4, 6, 9].filter((length) => code.length >= length).map((n) => `r${code.slice(0, n)}`);
}

function occupationLexemes(code: string | null): string[] {
  if (code === null) return [];
  const levels = code.split('-');
  return levels.map((_, i) => occupationLexeme(levels.slice(0, i + 1).join('-')));
}

function occupationLexeme(code: string): string {
  return `o${code}`;
}

function tagLexeme(tag: SearchTag): string {
  return `x${tag}`;
}

function quote(lexeme: string): string {
  return `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

function any(options: readonly string[]): string {
  const distinct = [...new Set(options)];
  return distinct.length === 1 ? (distinct[0] ?? '') : `(${distinct.join(' | ')})`;
}

function all(parts: readonly string[]): string {
  const distinct = [...new Set(parts)];
  return distinct.length === 1 ? (distinct[0] ?? '') : `(${distinct.join(' & ')})`;
}
