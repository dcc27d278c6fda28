import { describe, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import { ApiProblem, createClient, createSlimClient, slimTree } from './index.ts';
import type { ClientOptions } from './index.ts';

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
  readonly headers: Headers;
}

function server(answer: (sent: Sent) => Response | Promise<Response>) {
  const sent: Sent[] = [];
  const fetch: typeof globalThis.fetch = async (input, init = {}) => {
    const one = {
      url: input instanceof Request ? input.url : input.toString(),
      init,
      headers: new Headers(init.headers),
    };
    sent.push(one);
    init.signal?.throwIfAborted();
    return await answer(one);
  };
  const client = (more: Partial<ClientOptions> = {}) => createClient({ baseUrl: '/api/v1', fetch, ...more });
  return { sent, fetch, client };
}

const json = (value: unknown, status = 200) =>
  new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json' } });
const ID = '4303-3WvDzXJ8VhVPhZpbKjqfQe';

describe('calls', () => {
  it('fills parameters, joins lists, leaves empty query values out and asks for the reader’s language', async () => {
    const s = server(() => json({ items: [], nextCursor: null, total: 0 }));
    await s
      .client({ locale: () => 'en', headers: { 'x-yizhan-face': 'portal' } })
      .vacancies.search({ query: { q: '', kind: 'gig,full_time', limit: 5 } });
    expect(s.sent[0]?.url).toBe('/api/v1/public/vacancies?kind=gig%2Cfull_time&limit=5');
    expect(s.sent[0]?.headers.get('accept-language')).toBe('en');
    expect(s.sent[0]?.headers.get('x-yizhan-face')).toBe('portal');
    expect(s.sent[0]?.headers.has('idempotency-key')).toBe(false);
    expect(s.sent[0]?.init.credentials).toBe('same-origin');
  });

  it('sends JSON with a fresh key for each write, and the caller’s key when one is given', async () => {
    const s = server(() => json({ retryAfter: 60, demoCode: null }));
    const client = s.client();
    const body = { phone: '13800001234', as: 'seeker' as const };
    await client.identity.requestCode({ body });
    await client.identity.requestCode({ body });
    await client.identity.requestCode({ body }, { idempotencyKey: 'one-intent' });
    const keys = s.sent.map((one) => one.headers.get('idempotency-key'));
    expect(keys[0]).toBeTruthy();
    expect(keys[0]).not.toBe(keys[1]);
    expect(keys[2]).toBe('one-intent');
    expect(s.sent[0]?.init.body).toBe(JSON.stringify(body));
  });

  it('uploads a file as multipart under `file`', async () => {
    const s = server(() => json({ rows: 1, created: 1, updated: 0, unchanged: 0, rejected: [] }));
    const reply = await s
      .client()
      .call(routes.reference.importClassification, { file: new Blob(['a,b']), fileName: 'occupations.csv' });
    expect(reply.created).toBe(1);
    const form = s.sent[0]?.init.body;
    expect(form).toBeInstanceOf(FormData);
    const file = form instanceof FormData ? form.get('file') : null;
    expect(file instanceof File ? file.name : null).toBe('occupations.csv');
    expect(s.sent[0]?.headers.has('content-type')).toBe(false);
  });

  it('hands a stream over as a Response', async () => {
    const s = server(() => new Response('<p>poster</p>'));
    const reply = await s.client().sites.poster({ params: { id: '3WvDzXJ8VhVPhZpbKjqfQe' } });
    expect(await reply.text()).toBe('<p>poster</p>');
  });

  it('refuses to call a path whose parameter is missing', async () => {
    const s = server(() => json({}));
    await expect(
      s.client().vacancies.show({ params: { id: undefined as unknown as string } }),
    ).rejects.toThrow('id');
    expect(s.sent).toHaveLength(0);
  });
});

describe('problems', () => {
  it('turns problem details into an ApiProblem with fields and link, and tells the listener', async () => {
    const s = server(() =>
      json(
        {
          type: 'about:blank',
          title: '已有记录',
          status: 409,
          code: 'seeker.exists',
          detail: '这个号码已经登记过，没有新建。点开看原来的记录。',
          fields: [{ path: 'phone', code: 'taken', message: '已登记' }],
          link: `/seekers/${ID}`,
          requestId: 'r-1',
        },
        409,
      ),
    );
    const heard: string[] = [];
    const call = s.client({ onProblem: (problem) => heard.push(problem.code) }).me.get();
    const problem = await call.catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(ApiProblem);
    expect(problem).toMatchObject({
      status: 409,
      code: 'seeker.exists',
      link: `/seekers/${ID}`,
      requestId: 'r-1',
      fields: [{ path: 'phone', message: '已登记' }],
    });
    expect(heard).toEqual(['seeker.exists']);
  });

  it('says in the reader’s language that the network is gone', async () => {
    const s = server(() => {
      throw new TypeError('fetch failed');
    });
    const zh = await s
      .client()
      .identity.session()
      .catch((error: unknown) => error);
    const en = await s
      .client({ locale: () => 'en' })
      .identity.session()
      .catch((error: unknown) => error);
    expect(zh).toMatchObject({ code: 'network', status: 0, retryable: true });
    expect(String(zh)).toContain('网络');
    expect(String(en)).toContain('connection');
  });

  it('does not mistake a gateway’s page for an answer', async () => {
    const s = server(() => new Response('<h1>Bad gateway</h1>', { status: 502 }));
    await expect(s.client().identity.session()).rejects.toMatchObject({ code: 'unreadable', status: 502 });
  });

  it('refuses a reply that breaks the contract', async () => {
    const s = server(() => json({ kind: 'king' }));
    await expect(s.client().identity.session()).rejects.toMatchObject({ code: 'reply', status: 200 });
  });

  it('lets an aborted call reject with the abort, not with a problem', async () => {
    const s = server(() => json({ kind: 'public' }));
    const stop = new AbortController();
    stop.abort();
    const heard: string[] = [];
    const error: unknown = await s
      .client({ onProblem: (problem) => heard.push(problem.code) })
      .identity.session({}, { signal: stop.signal })
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'AbortError' });
    expect(heard).toEqual([]);
  });
});

describe('the slim client', () => {
  it('survives JSON and calls the same addresses', async () => {
    const s = server(() => json({ kind: 'public' }));
    const tree = slimTree(routes);
    expect(JSON.parse(JSON.stringify(tree))).toEqual(tree);
    const client = createSlimClient(tree, { baseUrl: '/api/v1/', fetch: s.fetch });
    expect(await client.identity.session()).toEqual({ kind: 'public' });
    expect(s.sent[0]?.url).toBe('/api/v1/session');
  });

  it('knows every route of the contract', () => {
    const tree = slimTree(routes);
    const ids = Object.values(tree).flatMap((verbs) => Object.values(verbs).map((route) => route.id));
    const wanted = Object.values(routes).flatMap((verbs) => Object.values(verbs).map((route) => route.id));
    expect(ids).toEqual(wanted);
  });
});
