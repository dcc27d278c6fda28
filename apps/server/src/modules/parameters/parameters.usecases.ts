import type { z } from 'zod';
import type { Parameter, parameterRoutes, ParameterWindow, RegionRef, WindowInput } from '@yizhan/contract';
import {
  checkWindows,
  NATION,
  overriddenBy,
  PARAMETER_CODES,
  PARAMETERS,
  readValue,
  regionChain,
  shanghaiDate,
  windowProblemText,
} from '@yizhan/domain';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { json } from '../../app/db/database.ts';
import { NotFound, RecordChanged, type Locale } from '../../app/errors.ts';
import { fromShortId, newId } from '../../app/ids.ts';
import { stamped } from '../../app/stamps.ts';
import { REGIONS } from '../reference/index.ts';
import { toWindow } from './lookup.ts';
import {
  Backwards,
  Gap,
  NationalOnly,
  Overlap,
  OverridesWrong,
  ValueUnfit,
  WindowDone,
} from './parameters.errors.ts';
import { parameterPolicy } from './parameters.policy.ts';
import {
  findWindowForUpdate,
  insertWindow,
  listCountingWindows,
  listWindowsAround,
  updateWindow,
  type WindowRow,
} from './parameters.repository.ts';
import { placeRef, viewParameter, viewWindow } from './parameters.views.ts';

type Body<R extends { body: z.ZodType }> = z.output<R['body']>;
const LOCALES: readonly Locale[] = ['zh-CN', 'en'];

/** Parameters as seen from a division on a day. @throws RegionUnknown */
export async function listParameters(
  ctx: AnyContext,
  { region, day = shanghaiDate(ctx.now) }: { readonly region: string; readonly day?: string | undefined },
): Promise<{ day: string; region: RegionRef; items: Parameter[] }> {
  if (region !== NATION) ctx.services.use(REGIONS).get(region);
  // Below the country lie windows of every division: their number is that of local standards, some thousands at most.
  const within = region === NATION ? '' : region;
  const rows = await listWindowsAround(ctx.db, regionChain(region), within);
  return {
    day,
    region: placeRef(ctx, region),
    items: PARAMETER_CODES.map((code) => viewParameter(ctx, code, { region, day, rows })),
  };
}

/**
 * Adds a value. An open value of the same division is ended on the first day of the new one.
 *
 * @throws RegionUnknown, OutOfRegion, NationalOnly, ValueUnfit, Backwards, Overlap, Gap, OverridesWrong
 */
export async function addWindow(ctx: WriteContext, input: WindowInput): Promise<ParameterWindow> {
  if (input.region !== NATION) ctx.services.use(REGIONS).get(input.region);
  parameterPolicy.authorise(ctx.actor, 'parameters.manage', { region: input.region });
  const { type, setBy } = PARAMETERS[input.parameter];
  if (setBy === 'nation' && input.region !== NATION) throw NationalOnly();
  const value = readValue(type, input.value);
  if (value === undefined || (typeof value === 'bigint' && value < 0n)) throw ValueUnfit();
  if (input.to !== null && input.to <= input.from) throw Backwards();

  const before = await listCountingWindows(ctx.trx, [input.parameter], regionChain(input.region));
  const open = before.find(
    (row) => row.region_code === input.region && row.valid_to === null && row.valid_from < input.from,
  );
  const others = before
    .map(toWindow)
    .map((one, at) => (before[at] === open ? { ...one, to: input.from } : one));
  assertFits(ctx, input, others);
  if (open !== undefined) {
    await updateWindow(ctx.trx, open.id, {
      valid_to: input.from,
      origin: 'bureau',
      ...stamped('ended', ctx.actor),
      ended_at: ctx.now,
      ended_reason: SUPERSEDED,
    });
  }
  const row = await insertWindow(ctx.trx, {
    id: newId(),
    parameter: input.parameter,
    region_code: input.region,
    value: json(input.value),
    valid_from: input.from,
    valid_to: input.to,
    source: input.source,
    source_date: input.sourceDate,
    clause: input.clause,
    certainty: input.certainty,
    overrides: input.overrides,
    after_end: input.after,
    origin: 'bureau',
    ...stamped('added', ctx.actor),
    added_at: ctx.now,
  });
  // Somebody else added one at the same moment.
  if (row === 'overlap') throw RecordChanged();
  await audit(ctx, 'parameter.added', row, { value: input.value, from: input.from, to: input.to });
  return viewWindow(ctx, row);
}

/** What is kept as the reason of an end that a newer value brought. */
const SUPERSEDED = 'superseded';

/** @throws Overlap, Gap, OverridesWrong */
function assertFits(
  ctx: WriteContext,
  input: WindowInput,
  others: readonly ReturnType<typeof toWindow>[],
): void {
  const all = [...others, { ...input }];
  const problems = checkWindows(all).filter(({ region }) => region === input.region);
  const said = (problem: (typeof problems)[number]) =>
    Object.fromEntries(
      LOCALES.map((locale) => [
        locale,
        windowProblemText(problem, locale, (code) => placeRef({ ...ctx, locale }, code).name),
      ]),
    );
  const overlap = problems.find(({ kind }) => kind === 'overlap');
  if (overlap !== undefined) throw inBoth(Overlap, said(overlap));
  const gap = problems.find((problem) => problem.kind === 'gap' && touches(problem, input));
  if (gap !== undefined && !input.gapSeen) throw inBoth(Gap, said(gap));
  if (overriddenBy(others, input) !== input.overrides) {
    const wrong = problems.find((problem) => problem.kind === 'overrides' && problem.from === input.from);
    if (wrong !== undefined) throw inBoth(OverridesWrong, said(wrong));
  }
}

function touches(
  { from, to }: { readonly from: string; readonly to: string | null },
  input: Pick<WindowInput, 'from' | 'to'>,
): boolean {
  return to === input.from || from === input.to;
}

/** An error whose sentence is made in both languages. */
function inBoth(make: typeof Overlap, problem: Readonly<Record<string, string>>): ReturnType<typeof Overlap> {
  const zh = make({ problem: problem['zh-CN'] ?? '' });
  const en = make({ problem: problem['en'] ?? '' });
  const text = { 'zh-CN': zh.text['zh-CN'], en: en.text.en };
  const fields = (zh.options.fields ?? []).map((field) => ({ ...field, text }));
  return Object.assign(make({}, { fields }), { text });
}

/** @throws NotFound, RecordChanged, OutOfRegion, WindowDone, Backwards */
export async function endWindow(
  ctx: WriteContext,
  id: string,
  input: Body<typeof parameterRoutes.end>,
): Promise<ParameterWindow> {
  const row = await getForUpdate(ctx, id, input.version);
  if (row.valid_to !== null) throw WindowDone();
  if (input.on <= row.valid_from) throw Backwards();
  const ended = await updateWindow(ctx.trx, row.id, {
    valid_to: input.on,
    after_end: input.after,
    origin: 'bureau',
    ...stamped('ended', ctx.actor),
    ended_at: ctx.now,
    ended_reason: input.reason,
  });
  if (ended === undefined) throw NotFound();
  await audit(ctx, 'parameter.ended', ended, { to: input.on });
  return viewWindow(ctx, ended);
}

/** @throws NotFound, RecordChanged, OutOfRegion, WindowDone */
export async function withdrawWindow(
  ctx: WriteContext,
  id: string,
  input: Body<typeof parameterRoutes.withdraw>,
): Promise<ParameterWindow> {
  const row = await getForUpdate(ctx, id, input.version);
  const withdrawn = await updateWindow(ctx.trx, row.id, {
    origin: 'bureau',
    ...stamped('withdrawn', ctx.actor),
    withdrawn_at: ctx.now,
    withdrawn_reason: input.reason,
  });
  if (withdrawn === undefined) throw NotFound();
  await audit(ctx, 'parameter.withdrawn', withdrawn, {});
  return viewWindow(ctx, withdrawn);
}

async function getForUpdate(ctx: WriteContext, id: string, version: number): Promise<WindowRow> {
  const row = await findWindowForUpdate(ctx.trx, fromShortId(id));
  if (row === undefined) throw NotFound();
  parameterPolicy.authorise(ctx.actor, 'parameters.manage', { region: row.region_code });
  if (row.withdrawn_at !== null) throw WindowDone();
  if (row.version !== version) throw RecordChanged();
  return row;
}

async function audit(
  ctx: WriteContext,
  action: string,
  row: WindowRow,
  summary: Record<string, unknown>,
): Promise<void> {
  await ctx.audit({
    action,
    region: row.region_code === NATION ? null : row.region_code,
    summary: { parameter: row.parameter, place: row.region_code, ...summary },
  });
}
