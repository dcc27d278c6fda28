import type { Parameter, ParameterWindow, RegionRef } from '@yizhan/contract';
import {
  checkWindows,
  isWithin,
  NATION,
  PARAMETER_CODES,
  PARAMETERS,
  windowAt,
  windowProblemText,
  type ParameterCode,
  type ParameterDefinition,
} from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import { shortId } from '../../app/ids.ts';
import { REGIONS } from '../reference/index.ts';
import { toWindow } from './lookup.ts';
import { parameterPolicy } from './parameters.policy.ts';
import type { WindowRow } from './parameters.repository.ts';

const NATION_NAME = { 'zh-CN': '全国', en: 'Whole country' } as const;

export function placeRef(ctx: AnyContext, code: string): RegionRef {
  if (code !== NATION) return ctx.services.use(REGIONS).ref(code);
  return { code, name: NATION_NAME[ctx.locale], fullName: NATION_NAME[ctx.locale] };
}

export function viewWindow(ctx: AnyContext, row: WindowRow): ParameterWindow {
  const code = PARAMETER_CODES.find((one) => one === row.parameter);
  if (code === undefined) throw new Error(`no parameter ${row.parameter}`);
  const mayManage =
    row.withdrawn_at === null &&
    parameterPolicy.may(ctx.actor, 'parameters.manage', { region: row.region_code });
  const { value } = toWindow(row);
  if (typeof value === 'object') throw new Error(`${row.parameter} holds a list`);
  return {
    id: shortId(row.id),
    parameter: code,
    region: placeRef(ctx, row.region_code),
    value,
    from: row.valid_from,
    to: row.valid_to,
    source: row.source,
    sourceDate: row.source_date,
    clause: row.clause,
    certainty: row.certainty,
    overrides: row.overrides === null ? null : placeRef(ctx, row.overrides),
    after: row.after_end,
    addedBy: row.added_by_name,
    addedAt: row.added_at.toISOString(),
    ended: step(row.ended_by_name, row.ended_at, row.ended_reason),
    withdrawn: step(row.withdrawn_by_name, row.withdrawn_at, row.withdrawn_reason),
    version: row.version,
    can: mayManage ? (row.valid_to === null ? ['end', 'withdraw'] : ['withdraw']) : [],
  };
}

function step(by: string | null, at: Date | null, reason: string | null): ParameterWindow['ended'] {
  return at === null ? null : { by: by ?? '', at: at.toISOString(), reason: reason ?? '' };
}

/** A parameter as seen from a division on a day. `rows` are all windows around the division. */
export function viewParameter(
  ctx: AnyContext,
  code: ParameterCode,
  {
    region,
    day,
    rows,
  }: { readonly region: string; readonly day: string; readonly rows: readonly WindowRow[] },
): Parameter {
  const definition: ParameterDefinition = PARAMETERS[code];
  const { type, name, isAge = false } = definition;
  const { setBy } = PARAMETERS[code];
  const own = rows.filter(({ parameter }) => parameter === code);
  const counting = own.filter((row) => row.withdrawn_at === null);
  const windows = counting.map((row) => ({ ...toWindow(row), row }));
  const holding = windowAt(windows, code, region, day);
  const national = setBy === 'nation';
  const mayAdd =
    (!national || region === NATION) && parameterPolicy.may(ctx.actor, 'parameters.manage', { region });
  // Windows above the chosen division are read without what lies beside it: only those here and below are judged.
  const judged = (place: string): boolean =>
    region === NATION || place === region || (place !== NATION && isWithin(place, region));
  return {
    code,
    type,
    name: name[ctx.locale],
    isAge,
    national,
    holding: holding === null ? null : viewWindow(ctx, holding.row),
    windows: own.map((row) => viewWindow(ctx, row)),
    problems: checkWindows(windows)
      .filter((problem) => judged(problem.region))
      .map((problem) => windowProblemText(problem, ctx.locale, (place) => placeRef(ctx, place).name)),
    can: mayAdd ? ['add'] : [],
  };
}
