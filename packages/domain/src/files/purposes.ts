/** Kinds that a file is kept as. Every picture becomes a JPEG. */
export const FILE_KINDS = ['jpeg', 'pdf', 'docx', 'xlsx'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** Kinds that are told apart by their first bytes. */
export const SENT_KINDS = ['jpeg', 'png', 'webp', 'pdf', 'docx', 'xlsx'] as const;
export type SentKind = (typeof SENT_KINDS)[number];

export const PICTURE_KINDS = ['jpeg', 'png', 'webp'] as const satisfies readonly SentKind[];

export function isPicture(kind: SentKind): boolean {
  return (PICTURE_KINDS as readonly SentKind[]).includes(kind);
}

/** Nouns whose records have files. */
export const FILE_OWNERS = ['site', 'seeker', 'employer'] as const;
export type FileOwner = (typeof FILE_OWNERS)[number];

/** What files of one purpose may be. */
export interface FilePurposeRules {
  readonly owner: FileOwner;
  readonly kinds: readonly SentKind[];
  /** Bytes of one file. */
  readonly mostBytes: number;
  /** Files of one owner. */
  readonly most: number;
  /** `asked`: the place where a picture was taken is kept if the sender says so; otherwise it never is. */
  readonly place: 'never' | 'asked';
  /** Everybody may look, without signing in. */
  readonly open: boolean;
  /** A name and a last day of validity belong to each file (papers of a person or firm). */
  readonly isPaper: boolean;
  /** Days after which a file goes by itself; null for as long as its owner's record. */
  readonly keep: { readonly days: number; readonly since: 'added' | 'valid_until' } | null;
}

const MB = 1024 * 1024;
const PICTURES = PICTURE_KINDS;

/** Everything that files are kept for; a module binds each purpose to the policy of its noun. */
export const FILE_PURPOSES = {
  /** Photos of a site, which everybody sees. */
  site_photo: {
    owner: 'site',
    kinds: PICTURES,
    mostBytes: 30 * MB,
    most: 12,
    place: 'never',
    open: true,
    isPaper: false,
    keep: null,
  },
  /** Papers of a site: acceptance, floor plans, photos as evidence with the place where they were taken. */
  site_document: {
    owner: 'site',
    kinds: [...PICTURES, 'pdf', 'docx', 'xlsx'],
    mostBytes: 100 * MB,
    most: 100,
    place: 'asked',
    open: false,
    isPaper: false,
    keep: null,
  },
  /** Licence of an employer, looked at when it is verified. */
  employer_licence: {
    owner: 'employer',
    kinds: [...PICTURES, 'pdf'],
    mostBytes: 30 * MB,
    most: 6,
    place: 'never',
    open: false,
    isPaper: true,
    keep: { days: 3 * 365, since: 'valid_until' },
  },
  /** Certificates of a person, offered again wherever one is asked for. */
  seeker_certificate: {
    owner: 'seeker',
    kinds: [...PICTURES, 'pdf'],
    mostBytes: 30 * MB,
    most: 40,
    place: 'never',
    open: false,
    isPaper: true,
    keep: { days: 2 * 365, since: 'valid_until' },
  },
  /** Files and photos of forms filled in about an employer: what a visit showed. */
  employer_form_file: {
    owner: 'employer',
    kinds: [...PICTURES, 'pdf'],
    mostBytes: 30 * MB,
    most: 300,
    place: 'asked',
    open: false,
    isPaper: false,
    keep: null,
  },
  /** The same of forms about a person. */
  seeker_form_file: {
    owner: 'seeker',
    kinds: [...PICTURES, 'pdf'],
    mostBytes: 30 * MB,
    most: 100,
    place: 'asked',
    open: false,
    isPaper: false,
    keep: null,
  },
  /** Papers that prove what is claimed of a person: a contract, a wage slip, a signed form. */
  seeker_proof_file: {
    owner: 'seeker',
    kinds: [...PICTURES, 'pdf'],
    mostBytes: 30 * MB,
    most: 60,
    place: 'never',
    open: false,
    isPaper: false,
    keep: null,
  },
} as const satisfies Readonly<Record<string, FilePurposeRules>>;

export type FilePurpose = keyof typeof FILE_PURPOSES;
export const FILE_PURPOSE_CODES = Object.keys(FILE_PURPOSES) as [FilePurpose, ...FilePurpose[]];

export function rulesOfPurpose(purpose: FilePurpose): FilePurposeRules {
  return FILE_PURPOSES[purpose];
}

/** Bytes that all files of one record may take. */
export const FILE_OWNER_BYTES: Readonly<Record<FileOwner, number>> = {
  site: 2048 * MB,
  seeker: 300 * MB,
  employer: 1024 * MB,
};

/** Bytes that are sent and acknowledged at once: what a broken connection loses at most. */
export const FILE_PART_BYTES = MB;

/** Why a file was not kept. */
export const FILE_REFUSALS = [
  'unknown_kind',
  'kind_not_asked',
  'heic',
  'too_many_pixels',
  'unreadable',
  'active_content',
  'changed_on_the_way',
  'there_already',
] as const;
export type FileRefusal = (typeof FILE_REFUSALS)[number];
