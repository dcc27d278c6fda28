/** All rows of both sides in columns, the blocks they are found by, and the view that searches read. */
import type { PreparedSeeker, PreparedVacancy } from '../prepared.ts';
import { countedOn } from '../rules/soft/freshness.ts';
import type { MatchContext } from '../types.ts';
import { Blocks } from './columns/blocks.ts';
import type { RowHome, RowOrder } from './columns/blocks.ts';
import { Dictionaries } from './columns/dictionaries.ts';
import { IdTable } from './columns/id-table.ts';
import { SeekerColumns } from './columns/seeker-columns.ts';
import { VacancyColumns } from './columns/vacancy-columns.ts';
import { dayNumber, GROUP_LIST, KIND_LIST, SHELVES } from './columns/encoding.ts';
import { RememberedRelatedness } from './remembered.ts';
import { numericWeights } from './view.ts';
import type { EngineView } from './view.ts';

export class MatchColumns {
  readonly dictionaries = new Dictionaries();
  readonly vacancies: VacancyColumns;
  readonly seekers: SeekerColumns;
  readonly vacancyBlocks = new Blocks();
  readonly seekerBlocks = new Blocks();
  /** People who are queried without being in the index, and vacancies likewise; they are in no block. */
  readonly #visitors: SeekerColumns;
  readonly #guests: VacancyColumns;
  #relatedness: RememberedRelatedness;
  #context: MatchContext;
  #view: EngineView | null = null;

  constructor(context: MatchContext) {
    const employers = new IdTable();
    this.vacancies = new VacancyColumns(this.dictionaries, employers);
    this.seekers = new SeekerColumns(this.dictionaries);
    this.#visitors = new SeekerColumns(this.dictionaries);
    this.#guests = new VacancyColumns(this.dictionaries, employers);
    this.#relatedness = new RememberedRelatedness(context.relatedness, this.dictionaries.works.codes);
    this.#context = { ...context, relatedness: this.#relatedness.between };
    this.vacancyBlocks.placeOf = (row) => this.vacancies.placeOf(row)!;
    this.vacancyBlocks.bitsOf = (row) => this.vacancies.kinds[row]!;
    this.seekerBlocks.placeOf = (row) => this.seekers.placeOf(row)!;
    this.seekerBlocks.bitsOf = (row) => this.seekers.bitsOf(row);
  }

  /** The given context, with relatedness looked up only once. */
  get context(): MatchContext {
    return this.#context;
  }

  setContext(context: MatchContext): void {
    this.#relatedness = new RememberedRelatedness(context.relatedness, this.dictionaries.works.codes);
    this.#context = { ...context, relatedness: this.#relatedness.between };
    this.vacancies.turnTo(dayNumber(context.today));
    this.seekers.turnTo(context);
    this.#view = null;
    this.layOut();
  }

  /** What searches read, always current; only `setContext` replaces the object. */
  get view(): EngineView {
    return (this.#view ??= this.#makeView());
  }

  putSeeker(seeker: PreparedSeeker): void {
    const held = this.seekers.ids.find(seeker.input.id);
    const from = held < 0 ? null : this.#seekerHome(held);
    const row = this.seekers.put(seeker, this.#context.today);
    this.seekerBlocks.move(row, from, this.#seekerHome(row));
  }

  removeSeeker(id: string): boolean {
    const row = this.seekers.ids.find(id);
    if (row < 0) return false;
    this.seekerBlocks.move(row, this.#seekerHome(row), null);
    this.seekers.remove(row);
    return true;
  }

  putVacancy(vacancy: PreparedVacancy): void {
    const held = this.vacancies.ids.find(vacancy.input.id);
    const from = held < 0 ? null : this.#vacancyHome(held);
    const row = this.vacancies.put(vacancy, dayNumber(this.#context.today));
    this.vacancyBlocks.move(row, from, this.#vacancyHome(row));
  }

  removeVacancy(id: string): boolean {
    const row = this.vacancies.ids.find(id);
    if (row < 0) return false;
    this.vacancyBlocks.move(row, this.#vacancyHome(row), null);
    this.vacancies.remove(row);
    return true;
  }

  /** Whether a person may break one of the rules in `late-rules.ts`. */
  needsLate(people: SeekerColumns, row: number): boolean {
    if (people.hasBlocks(row) || people.isBusy(row) || people.hasSpecialAge(row)) return true;
    return this.vacancies.hasBlocks && this.dictionaries.blockedIds.find(people.ids.name(row)) >= 0;
  }

  /** Renumbers rows so that neighbours within a group get adjacent numbers, refills the blocks and leaves no slack. */
  layOut(): void {
    const { vacancies, seekers } = this;
    this.dictionaries.trim();
    vacancies.employers.trim();
    const vacancyOrder = (): RowOrder => ({
      rows: vacancies.end,
      isFound: (row) => vacancies.isLive(row),
      groupOf: (row) => this.#shelfOf(row),
      placeOf: (row) => vacancies.placeOf(row),
    });
    vacancies.reorder(layout(vacancyOrder(), (row) => vacancies.isHeld(row)));
    this.vacancyBlocks.rebuild(vacancyOrder());
    const seekerOrder = (): RowOrder => ({
      rows: seekers.end,
      isFound: (row) => seekers.isHeld(row),
      groupOf: (row) => seekers.shelfOf(row),
      placeOf: (row) => seekers.placeOf(row),
    });
    seekers.reorder(layout(seekerOrder(), (row) => seekers.isHeld(row)));
    this.seekerBlocks.rebuild(seekerOrder());
  }

  /** Lends a row to a person outside the index for one query. */
  withVisitor<R>(seeker: PreparedSeeker, ask: (row: number, columns: SeekerColumns) => R): R {
    const row = this.#visitors.put(seeker, this.#context.today);
    try {
      return ask(row, this.#visitors);
    } finally {
      this.#visitors.remove(row);
    }
  }

  withGuest<R>(
    vacancy: PreparedVacancy,
    ask: (row: number, view: EngineView, guests: VacancyColumns) => R,
  ): R {
    const row = this.#guests.put(vacancy, dayNumber(this.#context.today));
    try {
      return ask(row, { ...this.view, vacancies: this.#guests }, this.#guests);
    } finally {
      this.#guests.remove(row);
    }
  }

  #seekerHome(row: number): RowHome {
    return { group: this.seekers.shelfOf(row), place: this.seekers.placeOf(row) };
  }

  /** Null for a vacancy that is not live. */
  #vacancyHome(row: number): RowHome | null {
    if (!this.vacancies.isLive(row)) return null;
    return { group: this.#shelfOf(row), place: this.vacancies.placeOf(row) };
  }

  /** Vacancies of one family of work and one kind share blocks: many people want certain kinds only. */
  #shelfOf(row: number): number {
    const { works } = this.dictionaries;
    const family = works.family[works.group[this.vacancies.work[row]!]!]!;
    const kind = this.vacancies.kindOf(row);
    const isOneKind = this.vacancies.kinds[row] === 1 << kind;
    return family * SHELVES + kind + (isOneKind ? 0 : KIND_LIST.length);
  }

  #makeView(): EngineView {
    const {
      works,
      regions,
      certificates,
      conditions,
      terms,
      employerHistories,
      heldCertificates,
      ownConditions,
      histories,
      regionSets,
    } = this.dictionaries;
    const { policy, today } = this.#context;
    return {
      today: dayNumber(today),
      agedOn: countedOn(dayNumber(today)),
      vacancies: this.vacancies,
      blocks: this.vacancyBlocks,
      works,
      certificates,
      conditions,
      terms,
      employerHistories,
      heldCertificates,
      ownConditions,
      histories,
      regionSets,
      regions: regions.codes,
      weights: numericWeights(this.#context),
      groupBonus: GROUP_LIST.map((group) => {
        const declared = policy.groupBonus[group] ?? 0;
        return Number.isFinite(declared) ? Math.max(0, Math.floor(declared)) : 0;
      }),
      maxGroupBonus: policy.maxGroupBonus,
      relatedness: this.#relatedness,
    };
  }
}

/** Side of a square of the layout, in units of about a metre. */
const SQUARE = 500;

/** Rows by group, then along a curve that keeps neighbours together; rows that must not be found come last. */
function layout(
  { rows: end, isFound, groupOf, placeOf }: RowOrder,
  isHeld: (row: number) => boolean,
): Uint32Array {
  const rows: { row: number; group: number; at: number }[] = [];
  for (let row = 0; row < end; row++) {
    if (!isHeld(row)) continue;
    if (!isFound(row)) {
      rows.push({ row, group: Number.MAX_SAFE_INTEGER, at: 0 });
      continue;
    }
    const place = placeOf(row);
    const at =
      place === null
        ? -1
        : interleaved(
            Math.floor((place.lat + 9_000_000) / SQUARE),
            Math.floor((place.lng + 18_000_000) / SQUARE),
          );
    rows.push({ row, group: groupOf(row), at });
  }
  rows.sort((a, b) => a.group - b.group || a.at - b.at || a.row - b.row);
  return Uint32Array.from(rows, ({ row }) => row);
}

/** Interleaves the bits of two 16-bit numbers (Morton order). */
function interleaved(a: number, b: number): number {
  let code = 0;
  for (let bit = 15; bit >= 0; bit--) code = code * 4 + ((a >> bit) & 1) * 2 + ((b >> bit) & 1);
  return code;
}
