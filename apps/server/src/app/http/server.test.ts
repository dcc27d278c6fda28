import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestPlatform, type Caller, type TestPlatform } from '../../test-support/platform.ts';

let platform: TestPlatform;
let clerk: Caller;
beforeAll(async () => {
  platform = await createTestPlatform();
  clerk = await platform.staff('site_manager', { region: '430304' });
});
afterAll(() => platform.stop());

const json = { 'content-type': 'application/json' };

async function code(request: Parameters<Caller['raw']>[0]): Promise<[number, string]> {
  const response = await clerk.raw(request);
  return [response.statusCode, response.json<{ code: string }>().code];
}

describe('malformed requests', () => {
  const url = '/api/v1/seekers/find';

  it('are refused before anything is stored, each with its own reason', async () => {
    expect(await code({ method: 'POST', url, headers: json, payload: '{bad' })).toEqual([
      400,
      'input.unreadable',
    ]);
    const gbk = Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xc0, 0xee]), Buffer.from('"}')]);
    expect(await code({ method: 'POST', url, headers: json, payload: gbk })).toEqual([
      400,
      'input.unreadable',
    ]);
    expect(await code({ method: 'POST', url, headers: json, payload: '{"name":"a\\u0000b"}' })).toEqual([
      400,
      'input.unreadable',
    ]);
    expect(
      await code({ method: 'POST', url, headers: { 'content-type': 'text/xml' }, payload: '<a/>' }),
    ).toEqual([415, 'input.type']);
    expect(
      await code({ method: 'POST', url, headers: json, payload: `{"name":"${'a'.repeat(1_100_000)}"}` }),
    ).toEqual([413, 'input.too_large']);
    expect(await code({ method: 'GET', url: '/api/v1/seekers/%E0%A4%A' })).toEqual([400, 'input.unreadable']);
    expect(await code({ method: 'GET', url: '/api/v1/nothing-here' })).toEqual([404, 'route.unknown']);
    expect(await code({ method: 'GET', url: '/api/v1/seekers?cursor=xx' })).toEqual([400, 'cursor.invalid']);
  });

  it('from another website are refused even with the cookie', async () => {
    const headers = { ...json, origin: 'https://elsewhere.example' };
    expect(await code({ method: 'POST', url, headers, payload: '{}' })).toEqual([403, 'origin.foreign']);
  });

  it('are answered in the language asked for', async () => {
    const response = await clerk.raw({
      method: 'GET',
      url: '/api/v1/seekers?limit=0',
      headers: { 'accept-language': 'en-GB,en' },
    });
    expect(response.headers['content-type']).toContain('application/problem+json');
    expect(response.json()).toMatchObject({ title: 'Not right yet', fields: [{ path: 'limit' }] });
  });
});

describe('a repeated write', () => {
  const body = {
    name: '重复点',
    phone: '13900001111',
    profile: { regionCode: '430304', wanted: [{ title: '保洁员' }] },
  };
  const post = (key: string, payload: object) =>
    clerk.raw({
      method: 'POST',
      url: '/api/v1/seekers',
      headers: { ...json, 'idempotency-key': key },
      payload: JSON.stringify(payload),
    });

  it('with the same key makes one record, even when both arrive at once', async () => {
    const [first, second] = await Promise.all([post('k1', body), post('k1', body)]);
    expect([first.statusCode, second.statusCode]).toEqual([200, 200]);
    expect(first.json()).toEqual(second.json());
  });

  it('with the same key but another content is refused', async () => {
    const other = await post('k1', { ...body, name: '别人' });
    expect(other.json()).toMatchObject({ status: 422, code: 'idempotency.reused' });
  });
});
