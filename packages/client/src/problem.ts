import type { Problem } from '@yizhan/contract';

export interface FieldComplaint {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

export interface ApiProblemInit {
  readonly status: number;
  readonly code: string;
  readonly title?: string;
  readonly detail: string;
  readonly fields?: readonly FieldComplaint[];
  readonly link?: string | null;
  readonly requestId?: string;
  readonly cause?: unknown;
}

/**
 * What went wrong with a call. `detail` is already in the caller's language and says what happened, what was kept and
 * what to do. `status` is 0 when no answer arrived at all (`code` is then `network`).
 */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly fields: readonly FieldComplaint[];
  /** Where to find the answer, e.g. the existing record. */
  readonly link: string | null;
  readonly requestId: string;

  constructor(init: ApiProblemInit) {
    super(init.detail, init.cause === undefined ? undefined : { cause: init.cause });
    this.name = 'ApiProblem';
    this.status = init.status;
    this.code = init.code;
    this.title = init.title ?? init.detail;
    this.detail = init.detail;
    this.fields = init.fields ?? [];
    this.link = init.link ?? null;
    this.requestId = init.requestId ?? '';
  }

  /** Whether sending the same request again, with the same Idempotency-Key, may succeed. */
  get retryable(): boolean {
    return this.code === 'network' || this.status === 429 || this.status >= 502;
  }
}

export function isApiProblem(error: unknown): error is ApiProblem {
  return error instanceof ApiProblem;
}

const TEXTS = {
  network: {
    zh: '现在连不上网络。您填的内容还在，等网络好了再点一次就行。',
    en: 'There is no connection right now. What you filled in is kept; try again when you are back online.',
  },
  unreadable: {
    zh: '服务暂时没有给出能看懂的回答。您填的内容还在，请过一会儿再试。',
    en: 'The service gave no readable answer. What you filled in is kept; please try again in a little while.',
  },
  reply: {
    zh: '收到的内容和约定的不一样，没有显示。请刷新页面再试；还不行就打站点电话。',
    en: 'The answer was not what was agreed, so it is not shown. Reload the page; if that does not help, ring the station.',
  },
} as const;

/** A problem detected by this client, in the caller's language. */
export function ownProblem(
  code: keyof typeof TEXTS,
  status: number,
  locale: string,
  requestId: string,
  cause?: unknown,
): ApiProblem {
  const detail = locale.toLowerCase().startsWith('zh') ? TEXTS[code].zh : TEXTS[code].en;
  return new ApiProblem({ status, code, detail, requestId, cause });
}

/** Parses problem details; undefined when they are malformed. */
export function readProblem(value: unknown): Partial<Problem> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const text = (key: string): string | undefined => {
    const part: unknown = Reflect.get(value, key);
    return typeof part === 'string' ? part : undefined;
  };
  const code = text('code');
  const detail = text('detail');
  if (code === undefined || detail === undefined) return undefined;
  const fields: unknown = Reflect.get(value, 'fields');
  return {
    code,
    detail,
    title: text('title'),
    link: text('link'),
    requestId: text('requestId'),
    fields: Array.isArray(fields) ? fields.filter(isComplaint) : [],
  };
}

function isComplaint(value: unknown): value is FieldComplaint {
  if (typeof value !== 'object' || value === null) return false;
  return ['path', 'code', 'message'].every((key) => typeof Reflect.get(value, key) === 'string');
}
