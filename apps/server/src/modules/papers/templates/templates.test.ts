import PizZip from 'pizzip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import { TEMPLATE_KINDS, type TemplateKind } from '@yizhan/domain';
import { createMainLine, type MainLine } from '../../../test-support/main-line.ts';
import type { Caller } from '../../../test-support/platform.ts';
import { person, selfRegistered } from '../../../test-support/people.ts';
import { wordFile, wordText } from '../../../test-support/word-file.ts';

const {
  uploadTemplate,
  templates,
  templateExample,
  activateTemplate,
  retireTemplate,
  issueSlips,
  word,
  list,
} = routes.papers;
const GOOD = ['局里的推荐信', '{文号} {编号} {查验网址}', '兹介绍{姓名}到{用人单位}做{岗位}', '{作废说明}'];

let line: MainLine;
let officer: Caller;
beforeAll(async () => {
  line = await createMainLine({ publicUrl: 'https://jobs.example.cn' });
  officer = await line.platform.staff('county_officer', { region: '430304' });
});
afterAll(() => line.platform.stop());

const params = { kind: 'referral_slip', region: '430304' } as const;
const blob = (file: Buffer) => new Blob([new Uint8Array(file)]);
const upload = (file: Buffer, fileName = '推荐信.docx') =>
  officer.call(uploadTemplate, { params, file: blob(file), fileName });
const refused = (file: Buffer, fileName = '推荐信.docx') =>
  officer.refused(uploadTemplate, { params, file: blob(file), fileName });
const bytes = async (reply: Response) => Buffer.from(await reply.arrayBuffer());

async function slip(name: string) {
  const seeker = await person(line.clerk, { name });
  const post = await line.vacancy();
  const placement = await line.clerk.call(routes.placements.refer, {
    body: { seekerId: seeker.id, vacancyId: post.id },
  });
  return line.clerk.call(issueSlips, { body: { placementIds: [placement.id] } });
}

describe('a Word template', () => {
  it('is checked, shown with an example, put to use, and given up again', async () => {
    const draft = await upload(wordFile(GOOD));
    expect(draft).toMatchObject({ edition: 1, state: 'draft', can: ['activate'] });
    expect(draft.fields).toEqual(['文号', '编号', '查验网址', '作废说明', '姓名', '用人单位', '岗位']);
    const example = await bytes(await officer.call(templateExample, { params: { id: draft.id } }));
    expect(wordText(example)).toContain('兹介绍示例𠮷到示例物业服务有限公司做门岗保安');

    const before = await slip('自带格式');
    expect((await line.clerk.refused(word, { params: { id: before.batchId }, query: {} })).code).toBe(
      'paper.no_template',
    );
    await officer.call(activateTemplate, { params: { id: draft.id }, body: {} });
    const issued = await slip('𠮷㛃䶮&<br>');
    const text = wordText(
      await bytes(await line.clerk.call(word, { params: { id: issued.batchId }, query: {} })),
    );
    expect(text).toContain('局里的推荐信');
    expect(text).toContain('兹介绍𠮷㛃䶮&amp;&lt;br&gt;到湘潭安居物业服务有限公司');
    expect(text).toContain(issued.first);
    expect(text).toContain('https://jobs.example.cn/q/');

    const second = await upload(wordFile(['第二版', ...GOOD]));
    expect(second.edition).toBe(2);
    await officer.call(activateTemplate, { params: { id: second.id }, body: {} });
    const { items } = await officer.call(templates);
    expect(items.map(({ edition, state }) => `${edition} ${state}`)).toEqual(['2 active', '1 retired']);
    // What was issued with the first edition is printed with it again.
    const again = wordText(
      await bytes(await line.clerk.call(word, { params: { id: issued.batchId }, query: {} })),
    );
    expect(again).toBe(text);

    await officer.call(retireTemplate, { params: { id: second.id }, body: {} });
    const last = await slip('又是自带');
    const { items: rows } = await line.clerk.call(list, { query: { q: last.first } });
    expect(rows[0]).toMatchObject({ word: false });
  });

  it.each(TEMPLATE_KINDS)(
    'for %s begins with a plain file that passes the check, and shows its example',
    async (kind) => {
      const starter = await bytes(await officer.call(routes.papers.templateStarter, { params: { kind } }));
      const draft = await officer.call(uploadTemplate, {
        params: { kind, region: '430304' },
        file: blob(starter),
        fileName: 'a.docx',
      });
      const example = await bytes(await officer.call(templateExample, { params: { id: draft.id } }));
      const text = wordText(example);
      expect(text).toContain('示例');
      expect(text).not.toMatch(/[{}]|undefined|\[object/);
      const pictures = Object.keys(new PizZip(example).files).filter((name) =>
        name.startsWith('word/media/'),
      );
      expect(pictures.length).toBe(draft.fields.some((name) => name.endsWith('二维码')) ? 1 : 0);
    },
  );

  it('with conditions within conditions is checked at once, however deep they go', async () => {
    const deep = 40;
    const file = wordFile([
      '{文号} {编号} {查验网址}',
      `${'{#姓名}'.repeat(deep)}{岗位}${'{/姓名}'.repeat(deep)}`,
    ]);
    const draft = await upload(file);
    expect(draft.fields).toContain('岗位');
  });

  it('names what stands outside of its repetition, or in another form than it has', async () => {
    const params = { kind: 'poster', region: '430304' } as const;
    const file = wordFile(['{到期日} {编号} {岗位}', '{#岗位}{职位} {编号} {工价}{/岗位}', '{@标题}']);
    const problem = await officer.refused(uploadTemplate, { params, file: blob(file), fileName: 'a.docx' });
    expect(problem.code).toBe('template.unknown_fields');
    expect(problem.detail).toMatch(/\{编号\}、\{岗位\}、\{工价\}、\{@标题\}/);
    const lacking = wordFile(['{到期日}', '{#岗位}{职位}{/岗位}']);
    const second = await officer.refused(uploadTemplate, { params, file: blob(lacking), fileName: 'a.docx' });
    expect(second).toMatchObject({ code: 'template.lacks' });
    expect(second.detail).toContain('{编号}');
  });

  it('replaces poster, station’s poster, list and own copy, each code of a vacancy as a picture of its own', async () => {
    const used = async (kind: TemplateKind, lines: string[]) => {
      const made = {
        params: { kind, region: '430304' } as const,
        file: blob(wordFile(lines)),
        fileName: 'a.docx',
      };
      const { id } = await officer.call(uploadTemplate, made);
      await officer.call(activateTemplate, { params: { id }, body: {} });
    };
    const { vacancies, sitePoster, templatesInUse } = routes.papers;
    const body = { kind: 'poster', format: 'word', expiresOn: '2026-12-01' } as const;
    const [one, other] = [await line.vacancy({ title: '甲岗' }), await line.vacancy({ title: '乙岗' })];
    const asked = { body: { ...body, vacancyIds: [one.id, other.id] } };
    expect((await line.clerk.refused(vacancies, asked)).code).toBe('paper.no_template');

    await used('poster', ['局里的海报，到{到期日}', '{#岗位}', '{职位} {编号} 扫{二维码}这里', '{/岗位}']);
    await used('site_poster', ['{站点} {#站点电话}电话{站点电话}{/站点电话}', '{二维码}']);
    await used('list', ['局里的{标题}，共{条数}条', '{@表格}']);
    await used('own_copy', [
      '{姓名}的信息',
      '{#资料}{项目}是{内容}；{/资料}{#部分}{标题}{#条目}{内容}{/条目}{/部分}',
    ]);
    expect((await line.clerk.call(templatesInUse)).kinds).toEqual(
      expect.arrayContaining(['poster', 'site_poster', 'list', 'own_copy']),
    );

    const poster = await bytes(await line.clerk.call(vacancies, asked));
    expect(wordText(poster)).toMatch(/局里的海报，到2026年12月1日甲岗 \w{3}-\w{3}-\w{3} 扫这里乙岗/);
    const zip = new PizZip(poster);
    const relations = zip.file('word/_rels/document.xml.rels')?.asText() ?? '';
    const embedded = [...(zip.file('word/document.xml')?.asText() ?? '').matchAll(/r:embed="(\w+)"/g)];
    expect(new Set(embedded.map(([, id]) => id)).size).toBe(2);
    for (const [, id = ''] of embedded) {
      const target = new RegExp(`Id="${id}"[^>]*Target="([^"]+)"`).exec(relations)?.[1] ?? '';
      const png = zip.file(`word/${target}`)?.asNodeBuffer();
      expect(png?.subarray(1, 4).toString()).toBe('PNG');
    }

    const station = { params: { id: line.siteId }, query: {} };
    expect(wordText(await bytes(await line.clerk.call(sitePoster, station)))).toContain(
      '驿站 电话0731-58211234',
    );
    const elsewhere = await line.platform.staff('site_manager', { region: '430302' });
    expect((await elsewhere.refused(sitePoster, station)).code).toBe('access.region');

    const { own } = await selfRegistered(line.platform, '要副本的人');
    const copy = await bytes(await own.call(routes.me.exportPaper, { body: { format: 'word' } }));
    expect(wordText(copy)).toMatch(/要副本的人的信息.*手机号是1\d{10}；.*办过的事/);

    const listed = await officer.call(routes.vacancies.export, {
      body: { format: 'docx', reason: '开会用', query: {} },
    });
    const printed = wordText(await bytes(listed));
    expect(printed).toMatch(/局里的岗位，共\d+条/);
    expect(printed).toContain('甲岗');
  });

  it('names the fields it does not know, and those that exist', async () => {
    const problem = await refused(wordFile([...GOOD, '{姓明} {#循环}x{/循环}']));
    expect(problem.code).toBe('template.unknown_fields');
    expect(problem.detail).toMatch(/\{姓明\}、\{#循环\}.*\{姓名\}/);
  });

  it('names broken fields', async () => {
    const problem = await refused(wordFile([...GOOD, '{岗位', '{工钱}}']));
    expect(problem.code).toBe('template.broken');
    expect(problem.detail).toContain('{岗位');
  });

  it('lacks nothing by which a paper is checked', async () => {
    const problem = await refused(wordFile(['{文号} {姓名}']));
    expect(problem.code).toBe('template.lacks');
    expect(problem.detail).toContain('{编号}、{查验网址}');
  });

  const rels = (target: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="t" Target="${target}" TargetMode="External"/></Relationships>`;
  it.each([
    ['a macro', 'template.macro', wordFile(GOOD, { parts: { 'word/vbaProject.bin': 'x' } })],
    [
      'a type with macros',
      'template.macro',
      wordFile(GOOD, {
        types:
          '<Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>',
      }),
    ],
    [
      'an embedded program',
      'template.embedded',
      wordFile(GOOD, { parts: { 'word/embeddings/oleObject1.bin': 'x' } }),
    ],
    ['a control', 'template.embedded', wordFile(GOOD, { parts: { 'word/activeX/activeX1.xml': '<x/>' } })],
    [
      'a picture from elsewhere',
      'template.external',
      wordFile(GOOD, { parts: { 'word/_rels/document.xml.rels': rels('http://evil.example/x.png') } }),
    ],
    [
      'a field that starts a program',
      'template.external',
      wordFile(GOOD, {
        parts: { 'word/footer1.xml': '<w:f><w:instrText> DDEAUTO c:\\windows calc </w:instrText></w:f>' },
      }),
    ],
    [
      'a file that grows without end',
      'template.too_big',
      wordFile(GOOD, { parts: { 'word/media/a.xml': Buffer.alloc(40 * 1024 * 1024) } }),
    ],
    ['no Word file', 'template.not_word', Buffer.from('%PDF-1.7')],
    ['a half file', 'template.not_word', wordFile(GOOD).subarray(0, 300)],
    ['a spreadsheet', 'template.not_word', wordFile(GOOD, { parts: {} }).subarray(4)],
  ])('is refused with %s', async (_what, code, file) => {
    expect((await refused(file)).code).toBe(code);
  });

  it('is refused by its name', async () => {
    expect((await refused(wordFile(GOOD), '推荐信.docm')).code).toBe('template.macro');
  });

  it('belongs to its division', async () => {
    const elsewhere = await line.platform.staff('county_officer', { region: '430302' });
    const file = blob(wordFile(GOOD));
    const problem = await elsewhere.refused(uploadTemplate, { params, file, fileName: 'a.docx' });
    expect(problem.code).toBe('access.region');
    expect((await elsewhere.call(templates)).items).toEqual([]);
  });

  it('of the prefecture serves a county without its own', async () => {
    const prefecture = await line.platform.staff('prefecture_officer', { region: '4303' });
    const above = await prefecture.call(uploadTemplate, {
      params: { kind: 'referral_slip', region: '4303' },
      file: blob(wordFile(['市里的', ...GOOD])),
      fileName: '市.docx',
    });
    await prefecture.call(activateTemplate, { params: { id: above.id }, body: {} });
    const issued = await slip('用市里的');
    const text = wordText(
      await bytes(await line.clerk.call(word, { params: { id: issued.batchId }, query: {} })),
    );
    expect(text).toContain('市里的');
    await prefecture.call(retireTemplate, { params: { id: above.id }, body: {} });
  });
});
