import { z } from 'zod';
import {
  NATION,
  PARAMETER_CODES,
  PARAMETERS,
  readValue,
  regionChain,
  windowAt,
  type ParameterCode,
  type ParameterWindow,
  type RuleValue,
  type WorkingAges,
} from '@yizhan/domain';
import type { Reader } from '../../app/db/database.ts';
import { listCountingWindows, type WindowRow } from './parameters.repository.ts';

const StoredValue = z.union([z.boolean(), z.number(), z.string(), z.array(z.string())]);

/** A row as the domain's rules of windows take it. */
export function toWindow(row: WindowRow): ParameterWindow {
  return {
    parameter: row.parameter,
    region: row.region_code,
    value: StoredValue.parse(row.value),
    from: row.valid_from,
    to: row.valid_to,
    overrides: row.overrides,
    after: row.after_end,
  };
}

/** Values of parameters at a place on a day; undefined where no window holds. */
export type ParameterLookup = (name: string, day: string) => RuleValue | undefined;

/** Reads the windows of a place once, for any parameter and day. */
export async function parametersAt(
  db: Reader,
  region: string,
  parameters: readonly ParameterCode[] = PARAMETER_CODES,
): Promise<ParameterLookup> {
  const windows = (await listCountingWindows(db, parameters, regionChain(region))).map(toWindow);
  return (name, day) => {
    const code = PARAMETER_CODES.find((one) => one === name);
    const window = code === undefined ? null : windowAt(windows, code, region, day);
    return code === undefined || window === null ? undefined : readValue(PARAMETERS[code].type, window.value);
  };
}

/** The minimum wage at a place on a day, fen; null where one of both is not known. */
export async function minimumWageAt(
  db: Reader,
  region: string,
  day: string,
): Promise<{ readonly monthlyFen: number; readonly hourlyFen: number } | null> {
  const at = await parametersAt(db, region, ['minimum_wage.monthly', 'minimum_wage.hourly']);
  const monthly = at('minimum_wage.monthly', day);
  const hourly = at('minimum_wage.hourly', day);
  if (typeof monthly !== 'bigint' || typeof hourly !== 'bigint') return null;
  return { monthlyFen: Number(monthly), hourlyFen: Number(hourly) };
}

/** The limits of working age on a day; a law of the whole country. */
export async function workingAgesOn(db: Reader, day: string): Promise<WorkingAges> {
  const at = await parametersAt(db, NATION, ['age.working', 'age.adult_worker']);
  const months = (value: RuleValue | undefined) => (typeof value === 'number' ? value : undefined);
  return { working: months(at('age.working', day)), adult: months(at('age.adult_worker', day)) };
}
