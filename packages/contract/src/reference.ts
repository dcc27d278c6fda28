import { z } from 'zod';
import { defineRoute } from './define-route.ts';
import { RegionCode, RegionRef, RequiredText } from './common.ts';

export const Region = RegionRef.extend({
  level: z.enum(['province', 'prefecture', 'county', 'town']),
  parent: z.string().nullable(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  hasChildren: z.boolean(),
}).meta({ id: 'Region' });
export type Region = z.infer<typeof Region>;

export const Occupation = z
  .object({
    code: z.string(),
    name: z.string(),
    level: z.enum(['major', 'middle', 'minor', 'leaf']),
    parent: z.string().nullable(),
    definition: z.string().nullable(),
    synonyms: z.array(z.string()),
  })
  .meta({ id: 'Occupation' });
export type Occupation = z.infer<typeof Occupation>;

export const TitleMatch = z
  .object({
    code: z.string().nullable(),
    name: z.string().nullable(),
    confidence: z.number().min(0).max(1),
    alternatives: z.array(z.object({ code: z.string(), name: z.string(), confidence: z.number() })),
  })
  .meta({ id: 'TitleMatch' });

export const ParsedPay = z.object({
  min: z.int().nullable(),
  max: z.int().nullable(),
  unit: z.string(),
  months: z.int().nullable(),
  negotiable: z.boolean(),
});

export const referenceRoutes = {
  listRegions: defineRoute({
    id: 'regions.list',
    method: 'GET',
    path: '/regions',
    summary: 'Divisions below a parent, or found by name, pinyin initials or code',
    access: { public: 'Public reference data' },
    query: z.object({
      parent: RegionCode.optional(),
      q: z.string().max(40).optional(),
      /** Only divisions at or below this one. */
      within: RegionCode.optional(),
      limit: z.coerce.number().int().min(1).max(300).default(100),
    }),
    reply: z.object({ items: z.array(Region) }),
    audit: { none: 'read' },
  }),
  resolveAddress: defineRoute({
    id: 'regions.resolveAddress',
    method: 'GET',
    path: '/regions/resolve',
    summary: 'The division an address text lies in',
    access: { public: 'Public reference data' },
    query: z.object({ text: RequiredText(300), near: RegionCode.optional() }),
    reply: z.object({
      region: Region.nullable(),
      confidence: z.number(),
    }),
    audit: { none: 'read' },
  }),
  searchOccupations: defineRoute({
    id: 'occupations.search',
    method: 'GET',
    path: '/occupations',
    summary: 'Occupations by name, synonym or pinyin initials, or below a group',
    access: { public: 'Public reference data' },
    query: z.object({
      q: z.string().max(40).optional(),
      parent: z.string().max(12).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
    reply: z.object({ items: z.array(Occupation) }),
    audit: { none: 'read' },
  }),
  classifyTitle: defineRoute({
    id: 'occupations.classify',
    method: 'GET',
    path: '/occupations/classify',
    summary: 'The occupation a free title means, with confidence and alternatives',
    access: { public: 'Public reference data' },
    query: z.object({ title: RequiredText(200), description: z.string().max(2000).optional() }),
    reply: TitleMatch,
    audit: { none: 'read' },
  }),
  parsePay: defineRoute({
    id: 'reference.parsePay',
    method: 'GET',
    path: '/pay/parse',
    summary: 'The numbers a pay text means',
    access: { public: 'Pure function' },
    query: z.object({ text: RequiredText(200) }),
    reply: z.object({ pay: ParsedPay.nullable() }),
    audit: { none: 'read' },
  }),
  importClassification: defineRoute({
    id: 'occupations.import',
    method: 'POST',
    path: '/occupations/import',
    summary: 'Load a full classification file (CSV)',
    access: { verb: 'occupations.manage', of: 'network' },
    upload: true,
    reply: z.object({
      rows: z.int(),
      created: z.int(),
      updated: z.int(),
      unchanged: z.int(),
      rejected: z.array(z.object({ row: z.int(), field: z.string().nullable(), reason: z.string() })),
    }),
    audit: { action: 'occupations.imported' },
    errors: ['import.unreadable'],
  }),
} as const;
