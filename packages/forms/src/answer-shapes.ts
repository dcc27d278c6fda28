import { DAY_PARTS, type DayPart } from '@yizhan/domain/seekers/vocabulary.ts';
import type { Answer } from './definition.ts';

/** What answers of the kinds that are more than one word or number look like, read from JSON of any origin. */

export type Row = Record<string, Answer>;
export interface Period {
  readonly from: string;
  /** Null where it goes on. */
  readonly to: string | null;
}
export interface Window {
  readonly weekday: number;
  readonly part: DayPart;
}
export interface Address {
  readonly region: string | null;
  readonly address: string;
  /** WGS-84; null where nobody marked the point. */
  readonly lng: number | null;
  readonly lat: number | null;
}
export interface Attached {
  readonly id: string;
  readonly name: string;
  readonly takenAt: string | null;
  readonly lng: number | null;
  readonly lat: number | null;
}
/** Strokes as x, y, x, y … in thousandths of the field's width; so it prints sharply at any size. */
export interface Signature {
  readonly strokes: readonly (readonly number[])[];
}

export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The rows of a table's answer; none for anything else. */
export function rowsIn(value: unknown): Row[] {
  return Array.isArray(value) ? value.filter(isRow) : [];
}

export function periodIn(value: unknown): Period | null {
  if (!isRow(value)) return null;
  const { from, to } = value;
  return typeof from === 'string' && from !== ''
    ? { from, to: typeof to === 'string' && to !== '' ? to : null }
    : null;
}

export function windowsIn(value: unknown): Window[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isRow).flatMap(({ weekday, part }) => {
    const known = DAY_PARTS.find((one) => one === part);
    const day = typeof weekday === 'number' && Number.isInteger(weekday) && weekday >= 1 && weekday <= 7;
    return day && known !== undefined ? [{ weekday, part: known }] : [];
  });
}

export function addressIn(value: unknown): Address | null {
  if (!isRow(value)) return null;
  const { region, address, ...point } = value;
  return {
    region: typeof region === 'string' && region !== '' ? region : null,
    address: typeof address === 'string' ? address : '',
    ...pointIn(point),
  };
}

export function attachedIn(value: unknown): Attached[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isRow).flatMap(({ id, name, takenAt, ...point }) =>
    typeof id === 'string'
      ? [
          {
            id,
            name: typeof name === 'string' ? name : '',
            takenAt: typeof takenAt === 'string' ? takenAt : null,
            ...pointIn(point),
          },
        ]
      : [],
  );
}

/** A file as the program keeps it, as far as an answer says it. */
interface KeptFile {
  readonly id: string;
  readonly name: string;
  readonly takenAt: string | null;
  readonly place: { readonly lng: number; readonly lat: number } | null;
}

/** The answer with a file that was just sent. */
export function withAttached(value: unknown, { id, name, takenAt, place }: KeptFile): Row[] {
  const next = { id, name, takenAt, lng: place?.lng ?? null, lat: place?.lat ?? null };
  return [...attachedIn(value).filter((one) => one.id !== id), next].map((one) => ({ ...one }));
}

/** The answer without a file that was removed; undefined where none is left. */
export function withoutAttached(value: unknown, { id }: { readonly id: string }): Row[] | undefined {
  const rest = attachedIn(value).filter((one) => one.id !== id);
  return rest.length === 0 ? undefined : rest.map((one) => ({ ...one }));
}

export function signatureIn(value: unknown): Signature | null {
  if (!isRow(value) || !Array.isArray(value['strokes'])) return null;
  const strokes = value['strokes'].filter(isStroke);
  return strokes.length === value['strokes'].length && strokes.length > 0 ? { strokes } : null;
}

function isStroke(value: unknown): value is number[] {
  return (
    Array.isArray(value) &&
    value.length >= 2 &&
    value.length % 2 === 0 &&
    value.every((part) => typeof part === 'number' && Number.isInteger(part) && part >= 0 && part <= 4000)
  );
}

function pointIn({ lng, lat }: Row): { lng: number | null; lat: number | null } {
  return typeof lng === 'number' && typeof lat === 'number' && Math.abs(lng) <= 180 && Math.abs(lat) <= 90
    ? { lng, lat }
    : { lng: null, lat: null };
}

/** Empty text, an empty list and null are no answers; no and 0 are. */
export function isAnswered(answer: Answer | undefined): boolean {
  if (answer === undefined || answer === null) return false;
  if (typeof answer === 'string') return answer.trim() !== '';
  if (Array.isArray(answer)) return answer.some((part) => isAnswered(part));
  return typeof answer !== 'object' || Object.values(answer).some((part) => isAnswered(part));
}
