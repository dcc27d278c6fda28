import { TEMPLATE_FIELDS, type TemplateField, type TemplateKind } from '@yizhan/domain';
import type { TemplateValue, TemplateValues } from './fill-template.ts';

/** How a field is written in a template. */
export function fieldText({ name, each, table }: TemplateField): string {
  if (table === true) return `{@${name}}`;
  return each === undefined ? `{${name}}` : `{#${name}}${each.map(fieldText).join('')}{/${name}}`;
}

const SAMPLE_TABLE = {
  head: ['姓名', '想做的活', '登记日期'],
  rows: [
    ['示例𠮷', '门岗保安', '2026-11-30'],
    ['示例㛃', '保洁', '2026-11-29'],
  ],
};

/** The values with which a kind's example is filled; what is repeated stands twice. */
export function samplesOf(kind: TemplateKind): TemplateValues {
  return samples(TEMPLATE_FIELDS[kind]);
}
function samples(fields: readonly TemplateField[]): TemplateValues {
  return Object.fromEntries(fields.map((field): [string, TemplateValue] => [field.name, sampleOf(field)]));
}
function sampleOf({ sample, qr, each, table }: TemplateField): TemplateValue {
  if (table === true) return SAMPLE_TABLE;
  if (each !== undefined) return [samples(each), samples(each)];
  return qr === undefined ? sample : { qr: sample, millimetres: qr };
}

/** An address as the picture that stands in a field of this kind. */
export function qrValue(kind: TemplateKind, url: string): TemplateValue {
  const inside = (fields: readonly TemplateField[]): number | undefined =>
    fields.map(({ qr, each = [] }) => qr ?? inside(each)).find((size) => size !== undefined);
  return { qr: url, millimetres: inside(TEMPLATE_FIELDS[kind]) ?? 24 };
}
