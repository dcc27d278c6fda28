import type { FastifyInstance } from 'fastify';
import { OpeningHours, PublicSearch, RecordId, type PublicVacancy, type VacancyCard } from '@yizhan/contract';
import { shanghaiDate } from '@yizhan/domain';
import { PUBLIC } from '../../app/actor.ts';
import { readContext, type ReadContext } from '../../app/context.ts';
import type { RenderPublicPage } from '../../app/http/faces.ts';
import { publicUrl } from '../../app/http/public-url.ts';
import { localeOf } from '../../app/http/problems.ts';
import { DomainError } from '../../app/errors.ts';
import { recordId, shortId, toRef } from '../../app/ids.ts';
import type { Services } from '../../app/services.ts';
import { REGIONS } from '../reference/index.ts';
import { hoursText } from '../sites/index.ts';
import { dataScript, escapeHtml, html, paragraphs, type Html } from './public/html.ts';
import { jobPosting } from './public/job-posting.ts';
import { listForSitemap, listOpenSites } from './public/pages.repository.ts';
import { words } from './public/page-texts.ts';
import { publicVacancyView } from './public/public.views.ts';
import { searchVacancies } from './public/search.ts';
import { findPublicRow } from './public/search.repository.ts';

const PAGE_SIZE = 20;
const MOST_SITES = 500;
/** The protocol allows 50,000 addresses; search engines return for newer ones. */
const SITEMAP_SIZE = 5_000;

export interface PublicPage {
  readonly title: string;
  readonly description: string;
  readonly body: Html;
  readonly head?: Html;
  /** A page that search engines should forget. */
  readonly hidden?: boolean;
}

/**
 * Writes the public pages as plain HTML into the portal's shell, for browsers without script and for search engines.
 * Where script runs, the portal replaces it. Other paths are left to the portal (null).
 */
export function publicPages(
  services: Services,
  /** Pages of other modules. */
  more: (ctx: ReadContext, path: string) => Promise<PublicPage | null>,
): RenderPublicPage {
  return async (request, shell) => {
    const url = new URL(request.url, 'http://localhost');
    const ctx = readContext(services, {
      actor: PUBLIC,
      locale: localeOf(request.headers['accept-language']),
      requestId: request.id,
    });
    const page =
      (await pageOf(ctx, url, publicUrl(services.config, request))) ?? (await more(ctx, url.pathname));
    return page === null ? null : fill(shell, page, ctx);
  };
}

async function pageOf(ctx: ReadContext, url: URL, origin: string): Promise<PublicPage | null> {
  if (url.pathname === '/') return findPage(ctx, url);
  if (url.pathname === '/sites') return sitesPage(ctx);
  const id = /^\/vacancies\/([^/]+)$/.exec(url.pathname)?.[1];
  return id === undefined ? null : vacancyPage(ctx, id, origin);
}

/** Inserts a page into the shell; the shell's note about needing script no longer applies. */
function fill(shell: string, page: PublicPage, ctx: ReadContext): string {
  const robots = page.hidden === true ? '<meta name="robots" content="noindex" />' : '';
  const head = `${robots}<style>${STYLE}</style>${page.head?.text ?? ''}`;
  return shell
    .replace(/<html lang="[^"]*">/, () => `<html lang="${ctx.locale}">`)
    .replace(/<title>[^<]*<\/title>/, () => `<title>${escapeHtml(page.title)}</title>`)
    .replace(
      /<meta name="description" content="[^"]*"\s*\/?>/,
      () => `<meta name="description" content="${escapeHtml(page.description)}" />`,
    )
    .replace(/<noscript>[\s\S]*?<\/noscript>/g, '')
    .replace('</head>', () => `${head}</head>`)
    .replace('<div id="app"></div>', () => `<div id="app"><div class="plain">${page.body.text}</div></div>`);
}

const STYLE =
  '.plain{max-width:44rem;margin:0 auto;padding:1rem;line-height:1.7}.plain ul{padding:0;list-style:none}' +
  '.plain li{padding:.75rem 0;border-bottom:1px solid #ddd}.plain dt{font-weight:700}.plain dd{margin:0 0 .5rem}' +
  '.plain input,.plain button{font-size:1rem;padding:.5rem;max-width:100%}';

async function findPage(ctx: ReadContext, url: URL): Promise<PublicPage | null> {
  const t = words(ctx.locale);
  const given = Object.fromEntries(
    ['q', 'region', 'cursor'].flatMap((key) => {
      const value = url.searchParams.get(key);
      return value === null || value === '' ? [] : [[key, value]];
    }),
  );
  const query = PublicSearch.safeParse({ ...given, limit: PAGE_SIZE });
  if (!query.success) return null;
  const { items, nextCursor, total } = await searchOrNothing(ctx, query.data);
  const next = new URLSearchParams({ ...given, cursor: nextCursor ?? '' });
  return {
    title: `${t('findTitle')} · ${t('brand')}`,
    description: t('findIntro'),
    body: html`<header>
        <h1>${t('findTitle')}</h1>
        <p>${t('findIntro')}</p>
        <p><a href="/sites">${t('sites')}</a></p>
      </header>
      <main>
        <form action="/" method="get" role="search">
          <label>${t('search')} <input name="q" type="search" value="${given['q'] ?? ''}" /></label>
          <button type="submit">${t('go')}</button>
        </form>
        ${total === null ? null : html`<p>${t('found', { n: total })}</p>`}
        ${items.length === 0 ? html`<p>${t('none')}</p>` : null}
        <ul>
          ${items.map((card) => cardItem(ctx, card))}
        </ul>
        ${nextCursor === null ? null : html`<p><a href="/?${next.toString()}" rel="next">${t('more')}</a></p>`}
      </main>`,
  };
}

/** A stale cursor in an address shows the first page instead of an error. */
async function searchOrNothing(ctx: ReadContext, query: Parameters<typeof searchVacancies>[1]) {
  try {
    return await searchVacancies(ctx, query);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return searchVacancies(ctx, { ...query, cursor: undefined });
  }
}

function cardItem(ctx: ReadContext, card: VacancyCard): Html {
  const t = words(ctx.locale);
  return html`<li>
    <h2><a href="/vacancies/${card.id}">${card.title}</a></h2>
    <p><strong>${card.payText}</strong> · ${t('places', { n: card.places })}</p>
    <p>${card.employerName} · ${card.region.fullName}</p>
  </li>`;
}

async function vacancyPage(ctx: ReadContext, id: string, origin: string): Promise<PublicPage | null> {
  if (!RecordId.safeParse(id).success) return null;
  const row = await findPublicRow(ctx.db, toRef(id), null);
  if (row === undefined) return null;
  const vacancy = publicVacancyView(ctx, row);
  const t = words(ctx.locale);
  const url = `${origin}/vacancies/${vacancy.id}`;
  const name = `${vacancy.title} · ${vacancy.employerName}`;
  if (!vacancy.open) {
    return {
      title: `${name}（${t('closedTitle')}） · ${t('brand')}`,
      description: t('closed'),
      hidden: true,
      body: html`<main>
        <h1>${vacancy.title}</h1>
        <p>${t('closed')}</p>
        <p><a href="/">${t('vacancies')}</a> · <a href="/sites">${t('sites')}</a></p>
      </main>`,
    };
  }
  return {
    title: `${name} · ${t('brand')}`,
    description: `${vacancy.payText}，${vacancy.region.fullName}，${t('places', { n: vacancy.places })}`,
    head: html`<link rel="canonical" href="${url}" />${dataScript(
        'application/ld+json',
        jobPosting(vacancy, ctx.services.use(REGIONS), url),
      )}`,
    body: vacancyBody(ctx, vacancy),
  };
}

function vacancyBody(ctx: ReadContext, vacancy: PublicVacancy): Html {
  const t = words(ctx.locale);
  const provided = [vacancy.meals ? t('meals') : '', vacancy.lodging ? t('lodging') : ''].filter(
    (part) => part !== '',
  );
  const line = (term: string, text: string): Html =>
    text === ''
      ? html``
      : html`<dt>${term}</dt>
          <dd>${text}</dd>`;
  const date = (instant: string | null): string => (instant === null ? '' : shanghaiDate(new Date(instant)));
  return html`<main>
    <article>
      <h1>${vacancy.title}</h1>
      <dl>
        ${line(t('pay'), vacancy.payText)}
        ${line(t('employer'), vacancy.employerName + (vacancy.employerVerified ? t('verified') : ''))}
        ${line(t('place'), `${vacancy.region.fullName} ${vacancy.address}`)}
        ${line(t('provided'), provided.join(ctx.locale === 'en' ? ', ' : '、'))}
        ${line(t('skills'), vacancy.skills.join('、'))}
        ${line(t('certificates'), vacancy.certificates.join('、'))}
        ${line(t('confirmed'), date(vacancy.confirmedAt))} ${line(t('until'), vacancy.expiresOn ?? '')}
      </dl>
      <p>${t('places', { n: vacancy.places })}</p>
      <h2>${t('work')}</h2>
      ${paragraphs(vacancy.description)}
    </article>
    <section>
      <h2>${t('contact')}</h2>
      <p>${vacancy.shortCode === null ? t('contactNow') : t('contactHow', { code: vacancy.shortCode })}</p>
      ${vacancy.site === null ? null : html`<p>${vacancy.site.name} ${phones(vacancy.site.phoneLines)}</p>`}
      <p><a href="/">${t('vacancies')}</a> · <a href="/sites">${t('sites')}</a></p>
    </section>
  </main>`;
}

function phones(lines: readonly string[]): Html[] {
  return lines.map((line) => html`<a href="tel:${line.replaceAll(/[^\d+]/g, '')}">${line}</a> `);
}

async function sitesPage(ctx: ReadContext): Promise<PublicPage> {
  const t = words(ctx.locale);
  const regions = ctx.services.use(REGIONS);
  const sites = await listOpenSites(ctx.db, MOST_SITES);
  return {
    title: `${t('sites')} · ${t('brand')}`,
    description: t('sitesIntro'),
    body: html`<header>
        <h1>${t('sites')}</h1>
        <p>${t('sitesIntro')}</p>
        <p><a href="/">${t('vacancies')}</a></p>
      </header>
      <main>
        <ul>
          ${sites.map(
            (site) =>
              html`<li>
                <h2><a href="/sites/${shortId(site.id)}">${site.name}</a></h2>
                <p>${regions.ref(site.region_code).fullName} ${site.address}</p>
                <p>${hoursText(OpeningHours.parse(site.opening_hours).weekly, ctx.locale)}</p>
                <p>${phones(site.phone_lines)}</p>
              </li>`,
          )}
        </ul>
      </main>`,
  };
}

/** Addresses for search engines. */
export function publicFiles(server: FastifyInstance, services: Services): void {
  server.get('/robots.txt', (request, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .send(
        [
          'User-agent: *',
          'Disallow: /api/',
          'Disallow: /console/',
          'Disallow: /screens/',
          `Sitemap: ${publicUrl(services.config, request)}/sitemap.xml`,
          '',
        ].join('\n'),
      ),
  );
  server.get('/sitemap.xml', async (request, reply) => {
    const origin = escapeHtml(publicUrl(services.config, request));
    const rows = await listForSitemap(services.db, shanghaiDate(services.clock()), SITEMAP_SIZE);
    const entries = rows.map(
      (row) =>
        `<url><loc>${origin}/vacancies/${recordId(row)}</loc><lastmod>${row.updated_at.toISOString()}</lastmod></url>`,
    );
    return reply
      .type('application/xml; charset=utf-8')
      .send(
        `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` +
          `<url><loc>${origin}/</loc></url><url><loc>${origin}/sites</loc></url>${entries.join('')}</urlset>\n`,
      );
  });
}
