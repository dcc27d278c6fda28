import {
  answerRules,
  PERSON_FACT_CODES,
  PERSON_FACTS,
  PERSON_VOCABULARY,
  readValue,
  regionChain,
  RULE_CODES,
  RuleSet,
  windowAt,
  type Facts,
  type ParameterWindow,
  type RuleAnswer,
  type RuleCode,
  type RuleValue,
} from '@yizhan/domain';
import type { Reader } from '../../app/db/database.ts';
import { parametersAt, type ParameterLookup } from '../parameters/index.ts';
import { listPublished, type PersonRow, type RuleRow } from './rules.repository.ts';

/** What is known of a person, for rules. */
export function factsOf(person: PersonRow): Facts {
  const known: Record<string, RuleValue> = { groups: person.groups };
  if (person.sex !== 'unknown') known['sex'] = person.sex;
  if (person.birth_date !== null) known['birth_date'] = person.birth_date;
  for (const code of PERSON_FACT_CODES) {
    const { type, from } = PERSON_FACTS[code];
    const value = from === 'asked' ? readValue(type, person.facts[code]) : undefined;
    if (value !== undefined) known[code] = value;
  }
  return known;
}

/** A version with its content parsed. */
export interface ReadyRule {
  readonly row: RuleRow;
  readonly content: RuleSet;
}

type RuleWindow = ParameterWindow & { readonly ready: ReadyRule };

/** A published version as a window, so that it holds and is inherited as values of parameters are. */
function asWindow(row: RuleRow): RuleWindow {
  return {
    parameter: row.code,
    region: row.region_code,
    value: true,
    from: row.valid_from ?? '',
    to: row.valid_to,
    overrides: null,
    after: 'above',
    ready: { row, content: RuleSet.parse(row.content) },
  };
}

/** The rules and parameters of one place. */
export class Judge {
  readonly #windows: readonly RuleWindow[];
  readonly #parameters: ParameterLookup;

  private constructor(rows: readonly RuleRow[], parameters: ParameterLookup) {
    this.#windows = rows.map(asWindow);
    this.#parameters = parameters;
  }

  /** Reads what holds at a place, today and at any other time; `rows` replaces what is published. */
  static async at(db: Reader, region: string, rows?: readonly RuleRow[]): Promise<Judge> {
    return new Judge(rows ?? (await listPublished(db, regionChain(region))), await parametersAt(db, region));
  }

  /** The version that holds at the place on a day; null where there is none. */
  ruleOn(code: RuleCode, region: string, day: string): ReadyRule | null {
    return windowAt(this.#windows, code, region, day)?.ready ?? null;
  }

  answer(rule: ReadyRule, facts: Facts, day: string): RuleAnswer {
    const parameter = (name: string): RuleValue | undefined => this.#parameters(name, day);
    return answerRules(rule.content, { facts, parameter, asOf: day }, PERSON_VOCABULARY);
  }

  /** Every rule that holds at the place on the day. */
  all(region: string, day: string): readonly ReadyRule[] {
    return RULE_CODES.flatMap((code) => this.ruleOn(code, region, day) ?? []);
  }
}

export type Truth = 'yes' | 'no' | 'unknown';

export function truthOf({ value }: Pick<RuleAnswer, 'value'>): Truth {
  if (typeof value !== 'boolean') return 'unknown';
  return value ? 'yes' : 'no';
}
