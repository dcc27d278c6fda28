import { buffer } from 'node:stream/consumers';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import type { Paper } from './paper.ts';
import { writePdf } from './write-pdf.ts';

const INFO = { title: '推荐信', locale: 'zh-CN', at: new Date('2026-11-30T02:00:00Z') } as const;
const LONG =
  '现推荐𠮷㛃䶮到贵单位应聘“门岗保安”岗位，请予接洽；并在收到后七个工作日内，将是否录用填在回执上，交回本站或致电0731-58211234。';

const paper = (given: Partial<Paper> = {}): Paper => ({
  locale: 'zh-CN',
  size: 'A4',
  large: false,
  title: '推荐信',
  office: '岳塘区书院路就业驿站',
  number: '岳塘区推荐〔2026〕1号',
  code: { url: 'https://jobs.example.cn/q/K7PM4XRDC', shown: 'K7P-M4X-RDC', hint: '扫码查真伪' },
  blocks: [{ kind: 'text', text: LONG }],
  foot: '岳塘区推荐〔2026〕1号',
  ...given,
});

interface ReadPdf {
  readonly bytes: Buffer;
  readonly pages: string[];
  readonly sizes: number[][];
  readonly missing: string[];
  readonly language: unknown;
}

/** What a reader copies from each page, and the sizes of its letters. */
async function read(papers: readonly Paper[]): Promise<ReadPdf> {
  const { stream, missing } = writePdf(papers, INFO);
  const bytes = await buffer(stream);
  const doc = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 }).promise;
  const pages: string[] = [];
  const sizes: number[][] = [];
  for (let at = 1; at <= doc.numPages; at += 1) {
    const { items } = await (await doc.getPage(at)).getTextContent();
    const texts = items.flatMap((item) => ('str' in item ? [item] : []));
    pages.push(texts.map(({ str }) => str).join(''));
    sizes.push(texts.map(({ height }) => height));
  }
  const { info } = await doc.getMetadata();
  await doc.loadingTask.destroy();
  return { bytes, pages, sizes, missing: [...missing], language: Reflect.get(info, 'Language') };
}

describe('a paper as PDF', () => {
  it('has Chinese text that can be copied and searched, rare characters included', async () => {
    const { pages, missing, language } = await read([paper()]);
    for (const text of [LONG, '推荐信', '岳塘区推荐〔2026〕1号', 'K7P-M4X-RDC', '第1页，共1页'])
      expect(pages[0]).toContain(text);
    expect(missing).toEqual([]);
    expect(language).toBe('zh-CN');
  });

  it('shows a sign for a character that no font has, and says which', async () => {
    const { pages, missing } = await read([
      paper({ blocks: [{ kind: 'text', text: '笑脸😀\u{2ebf0}在此' }] }),
    ]);
    expect(pages[0]).toContain('笑脸〓〓在此');
    expect(missing).toEqual(['😀', '\u{2ebf0}']);
  });

  it('numbers the pages of each paper by themselves and repeats the head of a table', async () => {
    const rows = Array.from({ length: 90 }, (_, at) => [`第${at}行`, '湘潭市岳塘区']);
    const table = paper({ blocks: [{ kind: 'table', head: ['姓名', '地方'], widths: [1, 1], rows }] });
    const { pages } = await read([table, paper()]);
    expect(pages.length).toBeGreaterThan(2);
    const of = pages.length - 1;
    pages.slice(0, -1).forEach((text, at) => {
      expect(text).toContain(`第${at + 1}页，共${of}页`);
      expect(text).toContain('姓名');
    });
    expect(pages.at(-1)).toContain('第1页，共1页');
    const all = pages.join('');
    expect(rows.every(([first = '']) => all.includes(first))).toBe(true);
  });

  it('prints in large type, on a larger sheet, and in English', async () => {
    const blocks = [{ kind: 'text', text: 'Introduced to your company' }] as const;
    const [usual, large, wall] = await Promise.all(
      [{}, { large: true }, { large: true, size: 'A3' as const }].map((given) =>
        read([paper({ blocks, locale: 'en', ...given })]),
      ),
    );
    const body = (one: ReadPdf | undefined) => Math.max(...(one?.sizes[0] ?? []));
    expect(body(large)).toBeGreaterThan(body(usual) * 1.3);
    expect(body(wall)).toBeGreaterThan(body(large) * 1.3);
    expect(usual?.pages[0]).toContain('page 1 of 1');
  });

  it('keeps a card and its code together', async () => {
    const card = (at: number) => ({
      kind: 'card' as const,
      title: `保安${at}号`,
      strong: '3000元/月',
      lines: ['湘潭安居物业服务有限公司', `结尾${at}`],
      code: { url: 'https://jobs.example.cn/q/K7PM4XRDC', shown: 'K7P-M4X-RDC', hint: '' },
    });
    const { pages } = await read([paper({ blocks: Array.from({ length: 20 }, (_, at) => card(at)) })]);
    expect(pages.length).toBeGreaterThan(1);
    for (let at = 0; at < 20; at += 1) {
      const page = pages.find((text) => text.includes(`保安${at}号`));
      expect(page).toContain(`结尾${at}`);
    }
  });

  it('can be read aloud: title, lists, tables and codes are named in order, what is repeated is left out', async () => {
    const rows = Array.from({ length: 60 }, (_, at) => [`第${at}行`, '湘潭市岳塘区']);
    const { stream } = writePdf(
      [
        paper({
          blocks: [
            { kind: 'heading', text: '回执' },
            { kind: 'fields', rows: [['岗位', '门岗保安']] },
            { kind: 'table', head: ['姓名', '地方'], widths: [1, 1], rows },
          ],
        }),
      ],
      INFO,
    );
    const doc = await getDocument({ data: new Uint8Array(await buffer(stream)), verbosity: 0 }).promise;
    interface Node {
      readonly role?: string;
      readonly alt?: string;
      readonly type?: string;
      readonly children?: readonly Node[];
    }
    /** Parts of which something stands on the page. */
    const roles = ({ role, alt, children = [] }: Node): string[] => {
      const own = children.flatMap(roles);
      if (own.length === 0 && !children.some(({ type }) => type === 'content')) return [];
      return [...(role === undefined ? [] : [alt === undefined ? role : `${role} ${alt}`]), ...own];
    };
    const [first = [], second = []] = await Promise.all(
      [1, 2].map(async (at) => roles(await (await doc.getPage(at)).getStructTree())),
    );
    await doc.loadingTask.destroy();
    const order = [
      'Document',
      'Part',
      'H1',
      'Figure 扫码查真伪 K7P-M4X-RDC',
      'H2',
      'Lbl',
      'LBody',
      'TH',
      'TD',
    ];
    expect(first.filter((role, at) => order.includes(role) && first.indexOf(role) === at)).toEqual(order);
    expect(first.filter((role) => role === 'TH')).toHaveLength(2);
    expect(second).toContain('TD');
    expect(second).not.toContain('TH');
  });

  it('is the same file for the same content at the same instant', async () => {
    const [one, other] = [await read([paper()]), await read([paper()])];
    expect(one.bytes.equals(other.bytes)).toBe(true);
  });

  it('does not begin a line with a stop, nor split a number', async () => {
    const text = '一二三四五六七八九十'.repeat(3) + '甲乙丙丁戊己，0731-58211234。';
    for (let pad = 0; pad < 12; pad += 1) {
      const { stream } = writePdf(
        [paper({ code: null, blocks: [{ kind: 'text', text: '字'.repeat(pad) + text }] })],
        INFO,
      );
      const doc = await getDocument({ data: new Uint8Array(await buffer(stream)), verbosity: 0 }).promise;
      const { items } = await (await doc.getPage(1)).getTextContent();
      const lines = items.flatMap((item) => ('str' in item && item.str !== '' ? [item.str] : []));
      expect(lines.filter((line) => /^[，。]/.test(line))).toEqual([]);
      expect(lines.some((line) => line.includes('0731-58211234。'))).toBe(true);
      await doc.loadingTask.destroy();
    }
  });

  it('writes a thousand slips in not much more than a thousand times one', async () => {
    const time = async (count: number) => {
      const started = performance.now();
      await buffer(
        writePdf(
          Array.from({ length: count }, () => paper()),
          INFO,
        ).stream,
      );
      return performance.now() - started;
    };
    await time(1);
    const [few, many] = [await time(50), await time(1_000)];
    expect(many / few).toBeLessThan(60);
  });
});
