import { z } from 'zod';
import { POINT_PRECISIONS, POINT_SOURCES } from '@yizhan/domain';
import { RegionCode, RegionRef } from './common.ts';
import { defineRoute } from './define-route.ts';

/** The known location of a division, and what else is known of it. WGS-84. */
export const RegionPoint = RegionRef.extend({
  level: z.enum(['province', 'prefecture', 'county', 'town']),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  source: z.enum(POINT_SOURCES).nullable(),
  precision: z.enum(POINT_PRECISIONS).nullable(),
  /**
   * What records say, where enough of them do: number of different places, and metres within which half of them lie.
   */
  learned: z.object({ samples: z.int(), spread: z.int() }).nullable(),
  /** Whether the bureau has its own point, which takes precedence over any other. */
  own: z.boolean(),
  hasChildren: z.boolean(),
}).meta({ id: 'RegionPoint' });
export type RegionPoint = z.infer<typeof RegionPoint>;

/** The effect of a file of points, actual or previewed. */
export const PointImport = z
  .object({
    rows: z.int(),
    /** Divisions that get their first bureau point or a different one. */
    taken: z.int(),
    unchanged: z.int(),
    rejected: z.array(z.object({ row: z.int(), code: z.string(), reason: z.string() })),
    /** The divisions whose point moves furthest, metres, at most ten. */
    moved: z.array(z.object({ region: RegionRef, metres: z.int().nullable() })),
  })
  .meta({ id: 'PointImport' });
export type PointImport = z.infer<typeof PointImport>;

export const regionPointRoutes = {
  list: defineRoute({
    id: 'regionPoints.list',
    method: 'GET',
    path: '/region-points',
    summary: 'Where divisions lie by what is known: those one is responsible for, or below one of them',
    access: { verb: 'regions.manage' },
    query: z.object({ parent: RegionCode.optional() }),
    reply: z.object({ items: z.array(RegionPoint) }),
    audit: { none: 'read' },
    errors: ['region.unknown', 'access.region'],
  }),
  check: defineRoute({
    id: 'regionPoints.check',
    method: 'POST',
    path: '/region-points/check',
    summary: 'What a file of points (CSV: code, name, lng, lat, system) would do; stores nothing',
    access: { verb: 'regions.manage' },
    upload: true,
    reply: PointImport,
    audit: { none: 'stores nothing' },
    errors: ['points.unreadable'],
  }),
  take: defineRoute({
    id: 'regionPoints.import',
    method: 'POST',
    path: '/region-points/import',
    summary:
      'Take in the bureau’s own points (CSV: code, name, lng, lat, system); the same file again changes nothing',
    access: { verb: 'regions.manage' },
    upload: true,
    reply: PointImport,
    audit: { action: 'region_points.imported' },
    errors: ['points.unreadable'],
  }),
  drop: defineRoute({
    id: 'regionPoints.drop',
    method: 'DELETE',
    path: '/region-points/:code',
    summary: 'Give up the bureau’s own point of a division; the best other one known takes its place',
    access: { verb: 'regions.manage' },
    params: z.object({ code: RegionCode }),
    reply: RegionPoint,
    audit: { action: 'region_points.dropped' },
    errors: ['region.unknown', 'points.none', 'access.region'],
  }),
} as const;
