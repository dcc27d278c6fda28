import { z } from 'zod';
import { SITE_STATUSES, tellsNumber } from '@yizhan/domain';

/** Public id of a row that belongs to a place: `4303-` and a UUID in a short alphabet (22 characters). */
export const RecordId = z
  .string()
  .regex(/^\d{4}-[1-9A-HJ-NP-Za-km-z]{21,22}$/, 'record_id')
  .meta({ id: 'RecordId', example: '4303-3WvDzXJ8VhVPhZpbKjqfQe' });
export type RecordId = z.infer<typeof RecordId>;

/** Public id of a row of a shared table (site, staff account, import): a UUID in the short alphabet. */
export const ShortId = z
  .string()
  .regex(/^[1-9A-HJ-NP-Za-km-z]{21,22}$/, 'record_id')
  .meta({ id: 'ShortId' });
export type ShortId = z.infer<typeof ShortId>;

export const IdParams = z.object({ id: RecordId });
export const ShortIdParams = z.object({ id: ShortId });

/** GB/T 2260 and statistical division code: province 2, prefecture 4, county 6, town 9 digits. */
export const RegionCode = z
  .string()
  .regex(/^(\d{2}|\d{4}|\d{6}|\d{9})$/, 'region_code')
  .meta({ id: 'RegionCode' });
export const RegionRef = z
  .object({ code: z.string(), name: z.string(), fullName: z.string() })
  .meta({ id: 'RegionRef' });
export type RegionRef = z.infer<typeof RegionRef>;

export const OccupationCode = z
  .string()
  .regex(/^\d-\d{2}-\d{2}-\d{2}$/, 'occupation_code')
  .meta({ id: 'OccupationCode' });
export const OccupationRef = z.object({ code: z.string(), name: z.string() }).meta({ id: 'OccupationRef' });
export type OccupationRef = z.infer<typeof OccupationRef>;

export const SiteRef = z.object({ id: ShortId, name: z.string() }).meta({ id: 'SiteRef' });
export type SiteRef = z.infer<typeof SiteRef>;
export const SiteStatus = z.enum(SITE_STATUSES);

/** A calendar day in Asia/Shanghai. */
export const Day = z.iso.date().meta({ id: 'Day' });
/** An instant, ISO 8601 with offset or Z. */
export const Instant = z.iso.datetime({ offset: true }).meta({ id: 'Instant' });

export const Longitude = z.number().min(-180).max(180);
export const Latitude = z.number().min(-90).max(90);
/** WGS-84, degrees. */
export const Point = z.object({ lng: Longitude, lat: Latitude }).meta({ id: 'Point' });
export type Point = z.infer<typeof Point>;

export const PAY_UNITS = ['month', 'day', 'hour', 'piece', 'year', 'once'] as const;
export const PayUnit = z.enum(PAY_UNITS);
const Fen = z.int().min(0).max(100_000_000_00);

/** Pay in fen per unit; `months` when more than twelve salaries are paid per year; nulls where not stated. */
export const Pay = z
  .object({
    min: Fen.nullable(),
    max: Fen.nullable(),
    unit: PayUnit,
    months: z.int().min(12).max(36).nullable(),
    negotiable: z.boolean(),
  })
  .refine((pay) => pay.min === null || pay.max === null || pay.min <= pay.max, {
    message: 'pay_range',
    path: ['max'],
  })
  .meta({ id: 'Pay' });
export type Pay = z.infer<typeof Pay>;

/** A mainland mobile or landline number as typed; normalised by the server. */
export const PhoneInput = z.string().trim().min(5, 'phone').max(30, 'phone');
export const IdNumberInput = z.string().trim().min(15, 'id_number').max(18, 'id_number');
export const PersonName = z.string().trim().min(1, 'required').max(50, 'too_long');
export const Text = (max: number) => z.string().trim().max(max, 'too_long');
export const RequiredText = (max: number) => z.string().trim().min(1, 'required').max(max, 'too_long');
/** Why something leaves the house, in words that tell of nobody as far as that can be known: no number of anybody. */
export const Account = RequiredText(200).refine((text) => !tellsNumber(text), { message: 'no_numbers' });
export const Tags = (items = 30, length = 40) => z.array(RequiredText(length)).max(items, 'too_many');

/** A move that can still be taken back, and until when; null where there is none. */
export const Undo = z
  .object({ actionId: RecordId, move: z.string(), until: Instant })
  .nullable()
  .meta({ id: 'Undo' });
export type Undo = z.infer<typeof Undo>;

/** By when something is to be done. */
export const Due = z
  .object({
    /** The last day; with `missingYear` the first day that it could be. */
    on: Day,
    overdue: z.boolean(),
    /** The year whose holidays must be known before the last day can be. */
    missingYear: z.int().nullable(),
  })
  .meta({ id: 'Due' });

/** The version a caller read; a write with an older one is refused, so that nobody overwrites unknowingly. */
export const Version = z.int().min(1);

export const PageQuery = z.object({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(20),
});
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().nullable(),
    /** Total of matching rows; null where counting them would cost more than it tells. */
    total: z.int().nullable(),
  });
}

/** A boolean in a query string. */
export const QueryFlag = z.enum(['true', 'false']).transform((value) => value === 'true');
/** One or several values in a query string, comma-separated. */
export function queryList<T extends z.ZodType<unknown, string>>(item: T) {
  return z
    .string()
    .max(1000)
    .transform((value) => value.split(',').filter((part) => part !== ''))
    .pipe(z.array(item).max(50));
}

/** One complaint of a rule or field, in the caller's language. `path` names the field as sent. */
export const FieldProblem = z
  .object({ path: z.string(), code: z.string(), message: z.string() })
  .meta({ id: 'FieldProblem' });
/** RFC 9457 problem details. `detail` says what happened, what was kept and what to do. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    fields: z.array(FieldProblem).optional(),
    /** Where to find the answer, e.g. the existing record. */
    link: z.string().optional(),
    requestId: z.string(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

export const Ok = z.object({ ok: z.literal(true) }).meta({ id: 'Ok' });
/** The reply of a write that only confirms success. */
export const OK = { ok: true } as const;

/** Who did something. */
export const Doer = z
  .object({
    kind: z.string(),
    name: z.string(),
    /** For whom an agent did it. */
    for: z.string().optional(),
  })
  .meta({ id: 'Doer' });
export type Doer = z.infer<typeof Doer>;

/** One thing that happened to a person, employer or vacancy. */
export const TimelineEntry = z
  .object({
    id: RecordId,
    at: Instant,
    /** Stable code such as `seeker.registered`, `placement.referred`; the screens have a text for each. */
    kind: z.string(),
    channel: z.string().nullable(),
    actor: Doer,
    site: SiteRef.nullable(),
    note: z.string().nullable(),
    /** Values for the text: names and ids, never numbers that identify a person. */
    data: z.record(z.string(), z.unknown()),
    placementId: RecordId.nullable(),
  })
  .meta({ id: 'TimelineEntry' });
export type TimelineEntry = z.infer<typeof TimelineEntry>;
