import { z } from 'zod';
import { POINT_PRECISIONS } from '@yizhan/domain';
import { Day, Instant, RegionCode, RegionRef, RequiredText, ShortId, ShortIdParams, Text } from './common.ts';
import { defineRoute } from './define-route.ts';

/** Coordinate systems of tiles; CGCS2000 is WGS-84 to within centimetres. */
export const TileSystem = z.enum(['CGCS2000', 'WGS-84', 'GCJ-02']);
const BoundarySystem = z.enum(['CGCS2000', 'WGS-84', 'GCJ-02', 'BD-09']);

/** What a browser needs to draw the base map. */
export const BaseMap = z
  .object({
    /** Address of a tile with `{z}`, `{x}` and `{y}`; the bureau's key stands in it, as every tile needs it. */
    url: z.string(),
    attribution: z.string(),
    /** 审图号 */
    approvalNumber: z.string(),
    system: TileSystem,
    maxZoom: z.int(),
  })
  .meta({ id: 'BaseMap' });
export type BaseMap = z.infer<typeof BaseMap>;

/** Polygons of one division as in GeoJSON's MultiPolygon, WGS-84, simplified for showing. */
const MapShape = z.array(z.array(z.array(z.tuple([z.number(), z.number()])))).meta({ id: 'MapShape' });

/** A division with those directly below it, as a map draws them. */
export const MapArea = z
  .object({
    region: RegionRef,
    parent: RegionRef.nullable(),
    point: z.object({ lng: z.number(), lat: z.number() }).nullable(),
    outline: MapShape.nullable(),
    parts: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        point: z
          .object({ lng: z.number(), lat: z.number(), precision: z.enum(POINT_PRECISIONS).nullable() })
          .nullable(),
        shape: MapShape.nullable(),
      }),
    ),
    /** Where the shapes come from; empty for a schematic. */
    credits: z.array(z.object({ source: z.string(), approvalNumber: z.string() })),
  })
  .meta({ id: 'MapArea' });
export type MapArea = z.infer<typeof MapArea>;

/** What is said of a file of boundaries. */
const BoundarySource = z.object({
  source: RequiredText(200),
  dated: Day.optional(),
  licence: Text(200).default(''),
  approvalNumber: Text(60).default(''),
  system: BoundarySystem,
});

/** The effect of a file of boundaries, actual or previewed. */
export const BoundaryImport = z
  .object({
    shapes: z.int(),
    taken: z.array(
      z.object({
        region: RegionRef,
        /** Points as they came, and as they are kept. */
        points: z.int(),
        kept: z.int(),
        /** Whether the division had a boundary, which this one replaces. */
        replaces: z.boolean(),
      }),
    ),
    rejected: z.array(z.object({ number: z.int(), code: z.string(), reason: z.string() })),
  })
  .meta({ id: 'BoundaryImport' });
export type BoundaryImport = z.infer<typeof BoundaryImport>;

/** A file of boundaries that was taken in. */
export const BoundaryLoad = z
  .object({
    id: ShortId,
    region: RegionRef.nullable(),
    source: z.string(),
    dated: Day.nullable(),
    licence: z.string(),
    approvalNumber: z.string(),
    system: BoundarySystem,
    divisions: z.int(),
    loadedBy: z.string(),
    loadedAt: Instant,
    withdrawnBy: z.string().nullable(),
    withdrawnAt: Instant.nullable(),
  })
  .meta({ id: 'BoundaryLoad' });
export type BoundaryLoad = z.infer<typeof BoundaryLoad>;

/** The base map of the network, as whoever is responsible for it wrote it. */
export const BaseMapSetting = z
  .object({
    id: ShortId,
    urlTemplate: z.string(),
    /** The last characters of the key; null where the address needs none. */
    keyEnd: z.string().nullable(),
    attribution: z.string(),
    approvalNumber: z.string(),
    system: TileSystem,
    maxZoom: z.int(),
    source: z.string(),
    setBy: z.string(),
    setAt: Instant,
    endedBy: z.string().nullable(),
    endedAt: Instant.nullable(),
  })
  .meta({ id: 'BaseMapSetting' });
export type BaseMapSetting = z.infer<typeof BaseMapSetting>;

export const BaseMapInput = z.object({
  /** Web address with `{z}`, `{x}`, `{y}`, and `{key}` where the key goes. */
  urlTemplate: RequiredText(500),
  /** Null keeps the key that was used with the same server. */
  key: z.string().trim().min(1).max(200).nullable().default(null),
  attribution: RequiredText(120),
  approvalNumber: RequiredText(60),
  system: TileSystem,
  maxZoom: z.int().min(5).max(20).default(18),
  /** From where, and by which agreement, the bureau has it. */
  source: RequiredText(200),
  /** The one in use when the caller looked. */
  was: ShortId.nullable(),
});
export type BaseMapInput = z.infer<typeof BaseMapInput>;

export const mapRoutes = {
  base: defineRoute({
    id: 'maps.base',
    method: 'GET',
    path: '/public/map/base',
    summary: 'The base map in use; null where the bureau has set none',
    access: { public: 'Maps are public' },
    reply: z.object({ base: BaseMap.nullable() }),
    audit: { none: 'read' },
  }),
  area: defineRoute({
    id: 'maps.area',
    method: 'GET',
    path: '/public/map/areas/:code',
    summary: 'A division and those directly below it: points, and boundaries where the bureau has loaded any',
    access: { public: 'Maps are public' },
    params: z.object({ code: RegionCode }),
    reply: MapArea,
    audit: { none: 'read' },
    errors: ['region.unknown'],
  }),
  settings: defineRoute({
    id: 'maps.settings',
    method: 'GET',
    path: '/maps/base',
    summary: 'The base map in use and the former ones, newest first',
    access: { verb: 'maps.manage' },
    reply: z.object({
      items: z.array(BaseMapSetting),
      /** Whether the caller may change it. */
      can: z.boolean(),
    }),
    audit: { none: 'read' },
  }),
  setBase: defineRoute({
    id: 'maps.setBase',
    method: 'POST',
    path: '/maps/base',
    summary: 'Use a base map from now on, in place of the one before',
    access: { verb: 'maps.manage', of: 'network' },
    body: BaseMapInput,
    reply: BaseMapSetting,
    replay: 'refused',
    audit: { action: 'base_map.set' },
    errors: ['base_map.address', 'base_map.key', 'record.changed'],
  }),
  endBase: defineRoute({
    id: 'maps.endBase',
    method: 'POST',
    path: '/maps/base/end',
    summary: 'Use no base map: maps are schematic again',
    access: { verb: 'maps.manage', of: 'network' },
    body: z.object({ was: ShortId }),
    reply: BaseMapSetting,
    audit: { action: 'base_map.ended' },
    errors: ['record.changed'],
  }),
  loads: defineRoute({
    id: 'maps.loads',
    method: 'GET',
    path: '/maps/boundaries',
    summary: 'Files of boundaries taken in within one’s regions, the newest hundred',
    access: { verb: 'maps.manage' },
    reply: z.object({ items: z.array(BoundaryLoad) }),
    audit: { none: 'read' },
  }),
  check: defineRoute({
    id: 'maps.check',
    method: 'POST',
    path: '/maps/boundaries/check',
    summary: 'What a file of boundaries (GeoJSON) would do; stores nothing',
    access: { verb: 'maps.manage' },
    upload: true,
    query: BoundarySource,
    reply: BoundaryImport,
    audit: { none: 'stores nothing' },
    errors: ['boundaries.unreadable', 'boundaries.unlicensed'],
  }),
  take: defineRoute({
    id: 'maps.import',
    method: 'POST',
    path: '/maps/boundaries/import',
    summary: 'Take in boundaries of divisions (GeoJSON); newer ones replace older ones',
    access: { verb: 'maps.manage' },
    upload: true,
    query: BoundarySource,
    reply: BoundaryImport,
    audit: { action: 'boundaries.imported' },
    errors: ['boundaries.unreadable', 'boundaries.unlicensed', 'boundaries.none'],
  }),
  withdraw: defineRoute({
    id: 'maps.withdraw',
    method: 'POST',
    path: '/maps/boundaries/:id/withdraw',
    summary: 'Give up the boundaries of a file; those before it are shown again',
    access: { verb: 'maps.manage' },
    params: ShortIdParams,
    body: z.object({}),
    reply: BoundaryLoad,
    audit: { action: 'boundaries.withdrawn' },
    errors: ['record.unknown', 'boundaries.withdrawn', 'access.region'],
  }),
} as const;
