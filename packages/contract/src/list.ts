import { z } from 'zod';
import type { Verb } from '@yizhan/domain';
import type { AnyColumn, Bilingual, Cell, ListColumn, Words } from './cells.ts';
import { defineRoute, type RouteDefinition } from './define-route.ts';
import { Account, PageQuery } from './common.ts';

/** A word of the shared texts as a cell; null where there is no value. */
export function word(catalogue: string, value: string | readonly string[] | null): Cell {
  return value === null || value.length === 0 ? null : { word: catalogue, of: value };
}

/** An instant as a cell; null where there is none. */
export function instant(value: string | null): Cell {
  return value === null ? null : { instant: value };
}

/** How the console lets somebody set a filter. */
export type ControlKind = 'words' | 'choice' | 'region' | 'site' | 'occupation' | 'day' | 'yes';

/**
 * The control of a filter. Its label is the heading of the column named here, else of the one with the filter's name,
 * else the text `lists.<name of the list>.filters.<filter>`. A choice has the words of that column, or of a catalogue.
 */
interface ListControl<Column extends string> {
  readonly kind: ControlKind;
  readonly column?: Column;
  readonly words?: Words;
  /** Stays hidden until somebody asks for more filters. */
  readonly more?: true;
  /** Only for whoever holds this verb. */
  readonly verb?: Verb;
}

/** An order of the rows, chosen by clicking a column heading. */
export interface ListSort<Column extends string> {
  /** The column it sorts by; null where there is none to click. */
  readonly column: Column | null;
  readonly descending?: true;
}

/** `docx` is a bureau's own Word file. */
export const EXPORT_FORMATS = ['csv', 'xlsx', 'pdf', 'docx'] as const;
/** Rows of a list on paper, as PDF or in Word; who needs more reads it in a spreadsheet. */
export const MOST_PRINTED_ROWS = 2_000;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Exporting a list needs this verb in addition to the list's own. */
export const EXPORT_VERB = 'lists.export' satisfies Verb;

export interface ListExport {
  /** The most rows in one file. */
  readonly rows: number;
}

interface ListSpec<
  Row extends z.ZodObject,
  Filters extends z.ZodRawShape,
  Column extends string,
  Sort extends string,
> {
  /** Name of the list in texts, addresses and saved views. */
  readonly name: string;
  /** What it is called on paper and in files; by default the text `lists.<name>.title` of `packages/ui`. */
  readonly title?: Bilingual;
  /** Id of its route: `module.verb`. */
  readonly id: string;
  readonly path: string;
  readonly summary: string;
  readonly verb: Verb;
  readonly row: Row;
  /** In display order. */
  readonly columns: Readonly<Record<Column, ListColumn<z.output<NoInfer<Row>>>>>;
  /** Parameters of the query that narrow the list, by name. */
  readonly filters: Filters;
  /** Filters that the console draws, in this order; a page adds others itself. */
  readonly controls?: Readonly<
    Partial<Record<keyof NoInfer<Filters> & string, ControlKind | ListControl<NoInfer<Column>>>>
  >;
  /** Filters that tell of one person: neither saved views nor the audit trail keep what was asked for. */
  readonly notKept?: ReadonlyArray<keyof NoInfer<Filters> & string>;
  readonly sorts: Readonly<Record<Sort, ListSort<NoInfer<Column>>>>;
  /** The order unless another is asked for; the server may have another usual one for some filters. */
  readonly sort: NoInfer<Sort>;
  /** Why anybody may read it; only whoever holds the verb may export it. */
  readonly open?: string;
  readonly export: ListExport;
}

/** The reply of a list. */
function listPageOf<Row extends z.ZodType>(row: Row) {
  return z.object({
    items: z.array(row),
    nextCursor: z.string().nullable(),
    /** Total of matching rows, with the first page; null with later ones and where counting stopped at `atLeast`. */
    total: z.int().nullable(),
    /** Where counting stopped; null where it did not. */
    atLeast: z.int().nullable(),
  });
}

/**
 * A list of records. One definition yields the query's schema, the route, its export route, and the console's columns,
 * headings and filters; the server binds its SQL with `bindList`.
 */
export function defineList<
  Row extends z.ZodObject,
  Filters extends z.ZodRawShape,
  const Column extends string,
  const Sort extends string,
>(spec: ListSpec<Row, Filters, Column, Sort>) {
  const columnNames = keysOf(spec.columns);
  const sortNames = keysOf(spec.sorts);
  const narrowed = z.object({ ...spec.filters, sort: z.enum(sortNames).optional() });
  const route = defineRoute({
    id: spec.id,
    method: 'GET',
    path: spec.path,
    summary: spec.summary,
    access: spec.open === undefined ? { verb: spec.verb } : { public: spec.open },
    query: z.object({ ...PageQuery.shape, ...narrowed.shape }),
    reply: listPageOf(spec.row),
    audit: { none: 'Masked list' },
  });
  const exportRoute = defineRoute({
    id: exportIdOf(spec.id),
    method: 'POST',
    path: `${spec.path}/export`,
    summary: `A file of the list: ${spec.summary}`,
    access: { verb: EXPORT_VERB },
    body: z.object({
      format: z.enum(EXPORT_FORMATS),
      /** Why the list is exported; shown on the audit trail as long as it is kept. */
      reason: Account,
      /** In the order of the list; all of them by default. */
      columns: z.array(z.enum(columnNames)).min(1).max(60).optional(),
      /** Filters and sort, written as in the query of the list. */
      query: narrowed,
    }),
    reply: { stream: 'text/csv' },
    audit: { action: 'list.exported' },
    errors: [
      'list.too_many_rows',
      'list.exports_spent',
      'approval.asked',
      'approval.nobody',
      'approval.asked_already',
    ],
    limitPerMinute: 10,
  });
  const { controls = {}, columns, filters } = spec;
  const drawn = drawnControls(controls, columns, filters);
  return { ...spec, columnNames, sortNames, drawn, route, exportRoute };
}

/** The control of a filter as the console draws it. */
export interface DrawnControl {
  readonly filter: string;
  readonly kind: ControlKind;
  /** Whose heading is its label; null where it has a text of its own. */
  readonly column: string | null;
  /** The values of a choice, and their words. */
  readonly values: readonly string[];
  readonly words: Words;
  /** Several of them may be chosen at once. */
  readonly several: boolean;
  /** The value that holds unless another is chosen: one always does. */
  readonly usual: string | null;
  readonly more: boolean;
  readonly verb: Verb | null;
}

function drawnControls(
  controls: Readonly<Partial<Record<string, ControlKind | ListControl<string>>>>,
  columns: Readonly<Record<string, AnyColumn>>,
  filters: z.ZodRawShape,
): DrawnControl[] {
  return Object.entries(controls).flatMap(([filter, given]) => {
    if (given === undefined) return [];
    const control: ListControl<string> = typeof given === 'string' ? { kind: given } : given;
    const name = control.column ?? filter;
    const column = columns[name];
    const { values, several, usual } = control.kind === 'choice' ? choicesOf(filters[filter]) : NO_CHOICES;
    const words = control.words ?? (column !== undefined && 'word' in column ? column.word : '');
    return [
      {
        filter,
        kind: control.kind,
        column: column === undefined ? null : name,
        values,
        words,
        several,
        usual,
        more: control.more === true,
        verb: control.verb ?? null,
      },
    ];
  });
}

const NO_CHOICES = { values: [] as string[], several: false, usual: null };
const Choices = z.object({ enum: z.array(z.string()), default: z.string().optional() });
const Several = z.object({ items: Choices });

/** The values that a filter takes, whether one or several at once. */
function choicesOf(schema: z.core.$ZodType | undefined): Pick<DrawnControl, 'values' | 'several' | 'usual'> {
  if (schema === undefined) return NO_CHOICES;
  const json = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' });
  const one = Choices.safeParse(json).data;
  if (one !== undefined) return { values: one.enum, several: false, usual: one.default ?? null };
  const many = Several.safeParse(json).data?.items;
  return many === undefined ? NO_CHOICES : { values: many.enum, several: true, usual: null };
}

/** A list with any type of row. */
export interface AnyList {
  readonly name: string;
  readonly title?: Bilingual;
  readonly open?: string;
  readonly id: string;
  readonly verb: Verb;
  readonly row: z.ZodObject;
  readonly columns: Readonly<Record<string, AnyColumn>>;
  readonly columnNames: readonly string[];
  readonly drawn: readonly DrawnControl[];
  readonly notKept?: readonly string[];
  readonly sorts: Readonly<Record<string, ListSort<string>>>;
  readonly sortNames: readonly string[];
  readonly sort: string;
  readonly export: ListExport;
  readonly route: RouteDefinition & { readonly method: 'GET'; readonly query: z.ZodObject };
  readonly exportRoute: RouteDefinition & { readonly method: 'POST'; readonly body: z.ZodObject };
}

/** The names of a list's columns. */
export type ColumnOf<L extends AnyList> = L['columnNames'][number];

function exportIdOf(id: string): string {
  const [module = '', verb = ''] = id.split('.');
  return `${module}.export${verb.slice(0, 1).toUpperCase()}${verb.slice(1)}`;
}

/** The keys of a record without additional ones. */
function keysOf<const Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] {
  // `Object.keys` is typed as `string`, because an object may have more keys than its type says.
  return Object.keys(record) as Key[];
}
