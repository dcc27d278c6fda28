import { z } from 'zod';
import { FILE_KINDS, FILE_OWNERS, FILE_PURPOSE_CODES, FILE_REFUSALS, FILE_STATUSES } from '@yizhan/domain';
import { defineRoute } from './define-route.ts';
import { Day, IdParams, Instant, Point, RecordId, RequiredText, ShortId, Text, Undo } from './common.ts';

/** Whose files: the public id of a record of the noun that the purpose belongs to. */
const OwnerId = z.union([RecordId, ShortId]);

const FilePurposeCode = z.enum(FILE_PURPOSE_CODES);

/** A file as its viewer may see it; its bytes are at `/files/:id/content`. */
export const FileItem = z
  .object({
    id: RecordId,
    owner: z.object({ noun: z.enum(FILE_OWNERS), id: OwnerId }),
    purpose: FilePurposeCode,
    /** With the ending of what it really is, once that is known. */
    name: z.string(),
    /** What the paper is: 电工证. */
    label: z.string(),
    validUntil: Day.nullable(),
    status: z.enum(FILE_STATUSES),
    /** Null until it is known what the file is. */
    kind: z.enum(FILE_KINDS).nullable(),
    /** Bytes: as announced, then as kept. */
    size: z.int(),
    /** Bytes that lie safely here; an upload goes on from there. */
    received: z.int(),
    /** Why it was not kept, as a code and in the reader's language. */
    refusal: z.object({ code: z.enum(FILE_REFUSALS), text: z.string() }).nullable(),
    width: z.int().nullable(),
    height: z.int().nullable(),
    hasThumbnail: z.boolean(),
    /** Where the picture was taken, where the purpose asks for it. */
    place: Point.nullable(),
    /** When it was taken by its own account; kept with its place. */
    takenAt: Instant.nullable(),
    addedBy: z.string(),
    addedAt: Instant,
    version: z.int(),
    can: z.array(z.enum(['change', 'remove'])),
    undo: Undo,
  })
  .meta({ id: 'FileItem' });
export type FileItem = z.infer<typeof FileItem>;

const FileList = z
  .object({
    items: z.array(FileItem),
    /** Files of the purpose that the viewer may still add. */
    left: z.int(),
  })
  .meta({ id: 'FileList' });

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'sha256');
const Paper = {
  label: Text(60).default(''),
  validUntil: Day.nullable().default(null),
};

export const fileRoutes = {
  list: defineRoute({
    id: 'files.list',
    method: 'GET',
    path: '/files',
    summary: 'Files of one record, newest first; those still on their way are shown to whoever sends them',
    access: { public: 'Photos of sites are for everybody; the policy of the owner decides about all others' },
    query: z.object({ purpose: FilePurposeCode, owner: OwnerId }),
    reply: FileList,
    audit: { none: 'read' },
  }),
  begin: defineRoute({
    id: 'files.begin',
    method: 'POST',
    path: '/files',
    summary: 'Announce a file; its bytes follow in parts of 1 MiB',
    access: { verb: 'session.use' },
    body: z.object({
      purpose: FilePurposeCode,
      owner: OwnerId,
      name: RequiredText(255),
      size: z.int().min(0),
      /** Of the bytes as sent; where given, a file that changed on the way is refused. */
      sha256: Sha256.nullable().default(null),
      ...Paper,
      /** Keep the place where a picture was taken; only where the purpose asks for it. */
      keepPlace: z.boolean().default(false),
    }),
    transactions: 'own',
    reply: FileItem,
    audit: { none: 'written when the file is kept, with what it really is' },
    errors: ['file.empty', 'file.too_large', 'file.too_many', 'file.quota', 'file.disk_full'],
  }),
  get: defineRoute({
    id: 'files.get',
    method: 'GET',
    path: '/files/:id',
    summary: 'One file: how far its upload is, whether it was kept, and why not',
    access: { verb: 'session.use' },
    params: IdParams,
    reply: FileItem,
    audit: { none: 'read' },
    errors: ['file.unknown'],
  }),
  put: defineRoute({
    id: 'files.put',
    method: 'PUT',
    path: '/files/:id/bytes',
    summary:
      'The next bytes: 1 MiB from a multiple of 1 MiB, the last part shorter. Sent twice, it is taken once',
    access: { verb: 'session.use' },
    params: IdParams,
    query: z.object({ offset: z.coerce.number().int().min(0) }),
    bytes: true,
    transactions: 'own',
    reply: FileItem,
    audit: { none: 'written when the file is kept or refused' },
    errors: ['file.unknown', 'file.not_receiving', 'file.part_wrong', 'file.part_gap', 'file.disk_full'],
  }),
  finish: defineRoute({
    id: 'files.finish',
    method: 'POST',
    path: '/files/:id/finish',
    summary: 'All bytes are here: look at them, make pictures anew, and keep or refuse the file',
    access: { verb: 'session.use' },
    params: IdParams,
    transactions: 'own',
    reply: FileItem,
    audit: { none: 'the file’s own move writes it: file.kept or file.refused' },
    errors: ['file.unknown', 'file.not_receiving', 'file.incomplete', 'file.disk_full'],
  }),
  copy: defineRoute({
    id: 'files.copy',
    method: 'POST',
    path: '/files/:id/copies',
    summary: 'Hand a file that is kept already to another record: a certificate where one is asked for',
    access: { verb: 'session.use' },
    params: IdParams,
    body: z.object({ purpose: FilePurposeCode, owner: OwnerId }),
    transactions: 'own',
    reply: FileItem,
    audit: { none: 'the file’s own move writes it: file.kept or file.refused' },
    errors: ['file.unknown', 'file.kind', 'file.too_large', 'file.too_many', 'file.quota', 'file.disk_full'],
  }),
  change: defineRoute({
    id: 'files.change',
    method: 'PUT',
    path: '/files/:id',
    summary: 'What a paper is and until when it is valid',
    access: { verb: 'session.use' },
    params: IdParams,
    body: z.object({ version: z.int().min(1), ...Paper }),
    reply: FileItem,
    audit: { action: 'file.changed' },
    errors: ['file.unknown', 'record.changed'],
  }),
  remove: defineRoute({
    id: 'files.remove',
    method: 'POST',
    path: '/files/:id/remove',
    summary: 'Remove a file, or stop its upload; a kept one can be brought back for ten minutes',
    access: { verb: 'session.use' },
    params: IdParams,
    reply: FileItem,
    audit: { action: 'file.removed' },
    errors: ['file.unknown', 'record.step_illegal'],
  }),
  restore: defineRoute({
    id: 'files.restore',
    method: 'POST',
    path: '/files/:id/restore',
    summary: 'Bring a file back that was just removed',
    access: { verb: 'session.use' },
    params: IdParams,
    reply: FileItem,
    audit: { action: 'file.taken_back' },
    errors: ['file.unknown', 'action.late', 'action.unknown'],
  }),
  content: defineRoute({
    id: 'files.content',
    method: 'GET',
    path: '/files/:id/content',
    summary:
      'The bytes of a file, whole or a range; `face` says whose session asks where a page cannot send a header',
    access: { public: 'Photos of sites are for everybody; the policy of the owner decides about all others' },
    params: IdParams,
    query: z.object({
      size: z.enum(['whole', 'thumbnail']).default('whole'),
      face: z.enum(['console', 'portal']).optional(),
    }),
    reply: { stream: 'application/octet-stream' },
    audit: { none: 'read' },
    errors: ['file.unknown', 'file.range', 'file.gone'],
  }),
} as const;
