import { z } from 'zod';
import { defineRoute } from './define-route.ts';
import {
  Ok,
  RegionCode,
  RegionRef,
  RequiredText,
  ShortId,
  ShortIdParams,
  SiteRef,
  Version,
} from './common.ts';

/** Why a part of a view is not used: not known any more, not to be read, out of the viewer's places, or never kept. */
export const LEFT_OUT_REASONS = ['unknown', 'unreadable', 'out_of_reach', 'not_kept'] as const;

/** Filters, sort and columns of a list under a name, as far as they hold for the viewer. */
export const SavedView = z
  .object({
    id: ShortId,
    list: z.string(),
    name: z.string(),
    /** Filters and sort, written as in the query of the list. */
    query: z.record(z.string(), z.string()),
    /** Null for the usual ones. */
    columns: z.array(z.string()).nullable(),
    owner: z.object({
      name: z.string(),
      isSelf: z.boolean(),
      /** The account was closed: the view goes on for those it is shared with, and nobody changes it. */
      gone: z.boolean(),
    }),
    region: RegionRef.nullable(),
    site: SiteRef.nullable(),
    leftOut: z.array(
      z.object({
        part: z.enum(['filter', 'sort', 'column']),
        name: z.string(),
        reason: z.enum(LEFT_OUT_REASONS),
      }),
    ),
    version: Version,
    can: z.array(z.enum(['edit', 'delete'])),
  })
  .meta({ id: 'SavedView' });
export type SavedView = z.infer<typeof SavedView>;

const ViewFields = z.object({
  name: RequiredText(40),
  query: z.record(z.string().max(40), z.string().max(1000)),
  columns: z.array(z.string().max(40)).max(60).nullable().default(null),
  /** Whom it is shared with: everybody of a division, or of a site. At most one of the two. */
  regionCode: RegionCode.nullable().default(null),
  siteId: ShortId.nullable().default(null),
});
const once = (view: { regionCode: string | null; siteId: string | null }) =>
  view.regionCode === null || view.siteId === null;
const SHARED_TWICE = { message: 'shared_twice', path: ['siteId'] };

const errors = [
  'view.name_taken',
  'view.share_beyond',
  'view.too_many',
  'view.list_unknown',
  'site.unknown',
] as const;

export const savedViewRoutes = {
  list: defineRoute({
    id: 'savedViews.list',
    method: 'GET',
    path: '/saved-views',
    summary: 'One’s own views of a list, and those shared with one’s places',
    access: { verb: 'session.use' },
    query: z.object({ list: z.string().max(40) }),
    reply: z.object({ items: z.array(SavedView) }),
    audit: { none: 'read' },
  }),
  get: defineRoute({
    id: 'savedViews.get',
    method: 'GET',
    path: '/saved-views/:id',
    summary: 'One view, as somebody sent it',
    access: { verb: 'session.use' },
    params: ShortIdParams,
    reply: SavedView,
    audit: { none: 'read' },
    errors: ['view.unknown'],
  }),
  save: defineRoute({
    id: 'savedViews.save',
    method: 'POST',
    path: '/saved-views',
    summary: 'Keep filters, sort and columns of a list under a name',
    access: { verb: 'session.use' },
    body: ViewFields.extend({ list: z.string().max(40) }).refine(once, SHARED_TWICE),
    reply: SavedView,
    audit: { action: 'view.saved' },
    errors,
  }),
  update: defineRoute({
    id: 'savedViews.update',
    method: 'PUT',
    path: '/saved-views/:id',
    summary: 'Change one’s own view, or whom it is shared with',
    access: { verb: 'session.use' },
    params: ShortIdParams,
    body: ViewFields.extend({ version: Version }).refine(once, SHARED_TWICE),
    reply: SavedView,
    audit: { action: 'view.saved' },
    errors: [...errors, 'view.unknown', 'record.changed'],
  }),
  remove: defineRoute({
    id: 'savedViews.remove',
    method: 'DELETE',
    path: '/saved-views/:id',
    summary: 'Delete one’s own view, for everybody it is shared with',
    access: { verb: 'session.use' },
    params: ShortIdParams,
    reply: Ok,
    audit: { action: 'view.deleted' },
    errors: ['view.unknown'],
  }),
} as const;
