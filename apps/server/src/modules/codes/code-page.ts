import { groupShortCode, readShortCode } from '@yizhan/domain';
import type { ReadContext } from '../../app/context.ts';
import type { Locale } from '../../app/errors.ts';
import { findCode } from '../../records/codes/index.ts';
import { sharedWord } from '../../records/words.ts';
import { findPaperFacts } from '../papers/index.ts';
import { html, type PublicPage } from '../vacancies/index.ts';
import { openedView } from './codes.views.ts';

const zh = {
  title: '编号 {code}',
  mistyped: '这个编号好像有一位不对。编号是九位，请对照纸上再看一次。',
  unknown: '没有找到这个编号。可以打电话问驿站。',
  genuine: { current: '是真的，有效', expired: '是真的，但已经过期', void: '已经作废，不能用' },
  led: { current: '', expired: '这张纸已经过期。', void: '这个编号已经作废。' },
  kind: '文书',
  number: '文号',
  office: '开具单位',
  issued: '开具日期',
  until: '有效期到',
  compare: '请和纸上的文号、单位、日期对一对，都一样才是这一份。这里不显示任何人的信息。',
  vacancy: '看这个岗位',
  site: '看这个站点',
  home: '看附近的工作',
};
const en: typeof zh = {
  title: 'Code {code}',
  mistyped: 'One character of this code seems wrong. A code has nine; please compare it with the paper.',
  unknown: 'There is no such code. You can ring the station.',
  genuine: {
    current: 'Genuine and valid',
    expired: 'Genuine, but it has run out',
    void: 'Void, not to be used',
  },
  led: { current: '', expired: 'This paper has run out.', void: 'This code is void.' },
  kind: 'Paper',
  number: 'Number',
  office: 'Issued by',
  issued: 'Issued on',
  until: 'Valid until',
  compare:
    'Please compare number, office and day with the paper: only if all are the same is it this one. Nothing about anybody is shown here.',
  vacancy: 'See this vacancy',
  site: 'See this station',
  home: 'Work nearby',
};
const TEXTS: Readonly<Record<Locale, typeof zh>> = { 'zh-CN': zh, en };

/**
 * Where a code leads, for browsers without script: what `codes.open` says, on a page that search engines leave out. Looking
 * at it counts nothing; with script the portal asks anew, and counts.
 */
export async function codePage(ctx: ReadContext, path: string): Promise<PublicPage | null> {
  const typed = /^\/q\/([^/]{1,60})$/.exec(path)?.[1];
  if (typed === undefined) return null;
  const texts = TEXTS[ctx.locale];
  const read = readShortCode(unescaped(typed));
  if (read.kind !== 'code') return said(ctx, unescaped(typed), texts.mistyped);
  const shown = groupShortCode(read.code);
  const row = await findCode(ctx.db, read.code);
  if (row === undefined) return said(ctx, shown, texts.unknown);
  if (row.kind === 'paper') {
    const paper = await findPaperFacts(ctx.db, { prefecture: row.prefecture, id: row.target_id });
    if (paper === undefined) return said(ctx, shown, texts.unknown);
    const opened = openedView(ctx, row, paper);
    const rows = [
      [texts.kind, sharedWord(`paperKind.${paper.kind}`, ctx.locale) ?? ''],
      [texts.number, paper.number],
      [texts.office, paper.office_name],
      [texts.issued, opened.printedOn],
      [texts.until, opened.expiresOn ?? ''],
    ].filter(([, value]) => value !== '');
    return page(
      ctx,
      shown,
      html`<p><strong>${texts.genuine[opened.state]}</strong></p>
        <dl>
          ${rows.map(
            ([label = '', value = '']) =>
              html`<dt>${label}</dt>
                <dd>${value}</dd>`,
          )}
        </dl>
        <p>${texts.compare}</p>`,
    );
  }
  const { targetId, state } = openedView(ctx, row, null);
  const isSite = row.kind === 'site';
  return page(
    ctx,
    shown,
    html`${texts.led[state] === '' ? null : html`<p>${texts.led[state]}</p>`}
      <p>
        <a href="/${isSite ? 'sites' : 'vacancies'}/${targetId}">${isSite ? texts.site : texts.vacancy}</a>
      </p>`,
  );
}

const said = (ctx: ReadContext, code: string, words: string): PublicPage =>
  page(ctx, code, html`<p>${words}</p>`);

function page(ctx: ReadContext, code: string, body: ReturnType<typeof html>): PublicPage {
  const texts = TEXTS[ctx.locale];
  const title = texts.title.replace('{code}', () => code);
  return {
    title,
    description: title,
    hidden: true,
    body: html`<main>
      <h1>${title}</h1>
      ${body}
      <p><a href="/">${texts.home}</a></p>
    </main>`,
  };
}

/** A path that is no text of an address is taken as it stands. */
function unescaped(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
