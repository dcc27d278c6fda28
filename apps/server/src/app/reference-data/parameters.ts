import type pg from 'pg';
import { NATION, overriddenBy, type ParameterCode, type ParameterWindow } from '@yizhan/domain';

/**
 * Values of parameters that are shipped. A division with a window of its own keeps it: nothing shipped is loaded there
 * again.
 */
export interface ShippedWindow extends Omit<ParameterWindow, 'overrides' | 'after' | 'parameter'> {
  readonly parameter: ParameterCode;
  readonly source: string;
  readonly sourceDate: string | null;
  readonly clause: string;
  readonly certainty: 'confirmed' | 'example';
}

const HUNAN_2024 = '湖南省人力资源和社会保障厅关于调整湖南省最低工资标准的通知（2024年12月1日起）';

/**
 * Hunan has three classes. A prefecture's value is that of its seat; counties whose class differs get a window of their
 * own from the bureau, which is why these are examples.
 */
const WAGES: readonly (readonly [region: string, monthlyYuan: number, hourlyYuan: number])[] = [
  ['43', 1700, 17],
  ['4301', 2100, 21],
  ['4302', 2100, 21],
  ['4303', 1900, 19],
  ['4312', 1700, 17],
  ['4331', 1700, 17],
];

const YEAR = 12;
const LABOUR_LAW = '中华人民共和国劳动法';
const HARDSHIP = '就业促进法 第五十二条、人力资源社会保障部关于就业援助的规定；具体标准由省级人民政府确定';

function nationwide(
  parameter: ParameterCode,
  value: number,
  about: Pick<ShippedWindow, 'from' | 'source' | 'clause' | 'certainty'>,
): ShippedWindow {
  return { parameter, region: NATION, value, to: null, sourceDate: null, ...about };
}

const LAW = { from: '1995-01-01', source: LABOUR_LAW, certainty: 'confirmed' } as const;
const EXAMPLE = { from: '2008-01-01', source: HARDSHIP, clause: '', certainty: 'example' } as const;

export const SHIPPED_WINDOWS: readonly ShippedWindow[] = [
  ...WAGES.flatMap(([region, monthlyYuan, hourlyYuan]) =>
    (
      [
        ['minimum_wage.monthly', monthlyYuan],
        ['minimum_wage.hourly', hourlyYuan],
      ] as const
    ).map(([parameter, yuan]): ShippedWindow => ({
      parameter,
      region,
      value: yuan * 100,
      from: '2024-12-01',
      to: null,
      source: HUNAN_2024,
      sourceDate: null,
      clause: '',
      certainty: 'example',
    })),
  ),
  nationwide('age.working', 16 * YEAR, { ...LAW, clause: '第十五条' }),
  nationwide('age.adult_worker', 18 * YEAR, { ...LAW, clause: '第五十八条' }),
  nationwide('age.older_men', 50 * YEAR, EXAMPLE),
  nationwide('age.older_women', 40 * YEAR, EXAMPLE),
  nationwide('unemployment.long', YEAR, EXAMPLE),
  nationwide('graduate.months', 2 * YEAR, EXAMPLE),
];

/** Brings the shipped windows in, except where a bureau has set one of its own for the same division. */
export async function loadShippedWindows(client: pg.Client): Promise<void> {
  const own = await client.query<{ parameter: string; region_code: string }>(
    `select distinct parameter, region_code from parameter_windows where origin = 'bureau'`,
  );
  const isOwn = (one: ShippedWindow): boolean =>
    own.rows.some((row) => row.parameter === one.parameter && row.region_code === one.region);
  const windows = SHIPPED_WINDOWS.map((one) => ({ ...one, after: 'unknown' as const, overrides: null }));
  const loaded = windows
    .filter((one) => !isOwn(one))
    .map((one) => ({ ...one, overrides: overriddenBy(windows, one) }));
  await client.query(`delete from parameter_windows where origin = 'shipped'
    and not exists (select from parameter_windows own where own.origin = 'bureau'
      and own.parameter = parameter_windows.parameter and own.region_code = parameter_windows.region_code)`);
  await client.query(
    `insert into parameter_windows (id, parameter, region_code, value, valid_from, valid_to, source, source_date, clause,
       certainty, overrides, origin, added_by_kind, added_at)
     select gen_random_uuid(), parameter, region, value, "from", "to", source, "sourceDate", clause, certainty, overrides,
       'shipped', 'system', clock_timestamp()
     from jsonb_to_recordset($1::jsonb) as w (parameter text, region text, value jsonb, "from" date, "to" date, source text,
       "sourceDate" date, clause text, certainty text, overrides text)`,
    [JSON.stringify(loaded)],
  );
}
