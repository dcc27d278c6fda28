import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { routes } from '@yizhan/contract';
import { publishedVacancy, siteInput } from '../../test-support/records.ts';
import { createTestPlatform, someId, type Caller, type TestPlatform } from '../../test-support/platform.ts';
import fastify from 'fastify';
import { publicPages } from './public-pages.ts';

const SHELL =
  '<!doctype html><html lang="zh-CN"><head><meta name="description" content="x" /><title>x</title></head>' +
  '<body><div id="app"></div><noscript><p>needs script</p></noscript></body></html>';

let platform: TestPlatform;
let manager: Caller;
let vacancy: Awaited<ReturnType<typeof publishedVacancy>>;
beforeAll(async () => {
  platform = await createTestPlatform();
  const officer = await platform.staff('county_officer', { region: '430304' });
  await officer.call(routes.sites.create, { body: siteInput() });
  manager = await platform.staff('site_manager', { region: '430304' });
  vacancy = await publishedVacancy(manager, {
    title: '保安</title><script>alert(1)</script>',
    description: '负责门岗值守和夜间巡逻，</script><b>三班轮换</b>，\n每月休息四天，联系13812345678。',
    headcount: 5,
    expiresOn: '2026-12-31',
    lng: 112.93,
    lat: 27.83,
  });
});
afterAll(() => platform.stop());

/** The page as the server would send it, which does not need the built shell. */
async function page(path: string, language = 'zh-CN'): Promise<string | null> {
  const render = publicPages(platform.services, () => Promise.resolve(null));
  let result: string | null = null;
  const server = fastify();
  server.get('*', async (request, reply) => {
    result = await render(request, SHELL);
    return reply.send('');
  });
  await server.inject({
    method: 'GET',
    url: path,
    headers: { 'accept-language': language, host: 'jobs.example' },
  });
  await server.close();
  return result;
}

const Posting = z.object({
  '@type': z.literal('JobPosting'),
  title: z.string(),
  totalJobOpenings: z.number(),
  validThrough: z.string(),
  employmentType: z.string(),
  url: z.string(),
  baseSalary: z.object({ value: z.object({ minValue: z.number(), unitText: z.string() }) }),
  jobLocation: z.object({
    address: z.object({ addressRegion: z.string(), addressLocality: z.string() }),
    geo: z.object({ latitude: z.number() }),
  }),
});

describe('pages without script', () => {
  it('show a vacancy with its places for search engines, and nothing of it is run', async () => {
    const text = (await page(`/vacancies/${vacancy.id}`)) ?? '';
    const data = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)?.[1] ?? '';
    expect(Posting.parse(JSON.parse(data))).toMatchObject({
      title: vacancy.title,
      totalJobOpenings: 5,
      validThrough: '2026-12-31T23:59:59+08:00',
      employmentType: 'FULL_TIME',
      url: `http://jobs.example/vacancies/${vacancy.id}`,
      baseSalary: { value: { minValue: 3200, unitText: 'MONTH' } },
      jobLocation: {
        address: { addressRegion: '湖南省', addressLocality: '湘潭市岳塘区' },
        geo: { latitude: 27.83 },
      },
    });
    expect(text.match(/<script/g)).toHaveLength(1);
    expect(text).not.toContain('<b>三班轮换</b>');
    expect(text).not.toContain('13812345678');
    expect(text).not.toContain('needs script');
    expect(text).toContain('0731-58211234');
    expect(text).toContain('还招5人');
  });

  it('find vacancies with a plain form, list stations and speak English', async () => {
    const found = (await page('/?q=bao%22an')) ?? '';
    expect(found).toContain('value="bao&quot;an"');
    expect((await page('/?q=%E4%BF%9D%E5%AE%89')) ?? '').toContain(`/vacancies/${vacancy.id}`);
    expect((await page('/?cursor=nonsense')) ?? '').toContain(`/vacancies/${vacancy.id}`);
    const sites = (await page('/sites')) ?? '';
    expect(sites).toContain('岳塘区书院路就业驿站');
    expect(sites).toContain('周一至周五 09:00–17:00');
    const english = (await page('/', 'en')) ?? '';
    expect(english).toContain('<html lang="en">');
    expect(english).toContain('Work close to home');
  });

  it('leave to the portal what they do not know', async () => {
    expect(await page('/me')).toBeNull();
    expect(await page('/vacancies/abc')).toBeNull();
    expect(await page(`/vacancies/4303-${someId()}`)).toBeNull();
  });

  it('are told to search engines, and a closed vacancy asks to be forgotten', async () => {
    const robots = await platform.nobody.raw({ method: 'GET', url: '/robots.txt' });
    expect(robots.body).toContain('Disallow: /console/');
    const listed = async () => (await platform.nobody.raw({ method: 'GET', url: '/sitemap.xml' })).body;
    expect(await listed()).toContain(`/vacancies/${vacancy.id}</loc>`);
    await manager.call(routes.vacancies.act, {
      params: { id: vacancy.id },
      body: { version: vacancy.version, action: 'fill' },
    });
    expect(await listed()).not.toContain(vacancy.id);
    const text = (await page(`/vacancies/${vacancy.id}`)) ?? '';
    expect(text).toContain('noindex');
    expect(text).toContain('已停止招人');
    expect(text).not.toContain('ld+json');
    expect(text).not.toContain('0731-58211234');
  });
});
