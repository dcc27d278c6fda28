import { drawQr } from './qr.ts';
import type { Block, Paper, PaperCode, PaperLocale } from './paper.ts';
import type { Tags } from './tags.ts';
import type { Line, Typesetter } from './typesetting.ts';

/** Points per millimetre. */
const MM = 72 / 25.4;
const LEADING = 1.55;
/** Where the baseline of Noto Sans SC lies within a line, from its top, in sizes. */
const BASELINE = 1.1;
const SHEETS = { A4: [210 * MM, 297 * MM], A3: [297 * MM, 420 * MM] } as const;
const MARGIN = 18 * MM;
const FOOT = 10 * MM;
/** Side of a paper's own QR on A4. */
const QR = 24 * MM;
/** Side of the QR beside a vacancy on A4. */
const CARD_QR = 31 * MM;
/** Width of a drawn signature on A4. */
const DRAWN_WIDTH = 70 * MM;
const RULE = '#444444';
/** Two ideographic spaces, as paragraphs of letters begin. */
const INDENT = '\u3000\u3000';

/** Numbers of pages as they are said. */
const PAGES: Readonly<Record<PaperLocale, (page: number, of: number) => string>> = {
  'zh-CN': (page, of) => `第${page}页，共${of}页`,
  en: (page, of) => `page ${page} of ${of}`,
};
const LABEL_END: Readonly<Record<PaperLocale, string>> = { 'zh-CN': '：', en: ': ' };

/** Options of a sheet for the writer. Margins of its own flow are none: where things stand is decided here. */
export function sheetOf({ size, landscape }: Paper): PDFKit.PDFDocumentOptions {
  const [short, long] = SHEETS[size];
  return { size: landscape === true ? [long, short] : [short, long], margin: 0 };
}

interface TextOptions {
  readonly size?: number;
  readonly bold?: boolean;
  readonly x?: number;
  readonly width?: number;
  readonly align?: 'left' | 'center' | 'right';
  readonly colour?: string;
}

/** Writes one paper on pages of its own, from the top down, and opens a new page where a block does not fit. */
export class PaperWriter {
  readonly #doc: PDFKit.PDFDocument;
  readonly #typesetter: Typesetter;
  readonly #tags: Tags;
  readonly #paper: Paper;
  readonly #firstPage: number;
  readonly #scale: number;
  /** Of body text, in points. */
  readonly #size: number;
  #y = MARGIN;

  constructor(
    { doc, typesetter, tags }: { doc: PDFKit.PDFDocument; typesetter: Typesetter; tags: Tags },
    paper: Paper,
    firstPage: number,
  ) {
    this.#doc = doc;
    this.#typesetter = typesetter;
    this.#tags = tags;
    this.#paper = paper;
    this.#firstPage = firstPage;
    this.#scale = paper.size === 'A3' ? Math.SQRT2 : 1;
    this.#size = (paper.large ? 16 : 11.5) * this.#scale;
  }

  write(): void {
    this.#tags.within('Part', () => {
      this.#head();
      for (const block of this.#paper.blocks) this.#block(block);
    });
    this.#feet();
  }

  get #width(): number {
    return this.#doc.page.width - 2 * MARGIN;
  }
  get #bottom(): number {
    return this.#doc.page.height - MARGIN - FOOT;
  }

  #head(): void {
    const { office, title, number, code } = this.#paper;
    // The heading is centred on the sheet, and so as far from the right edge as the code needs.
    const room = code === null ? 0 : QR * this.#scale + 4 * MM;
    const across = { x: MARGIN + room, width: this.#width - 2 * room, align: 'center' } as const;
    if (office !== null) this.#text(office, { ...across, size: this.#size * 1.1 });
    this.#tags.within('H1', () => this.#lined(title, { ...across, size: this.#size * 1.9, bold: true }));
    if (number !== null) this.#text(number, { ...across, size: this.#size });
    if (code !== null) this.#ownCode(code);
    this.#y += this.#size * 0.6;
  }

  #ownCode(code: PaperCode): void {
    const side = QR * this.#scale;
    const x = MARGIN + this.#width - side;
    this.#qr(code, { x, y: MARGIN, size: side });
    const below = this.#y;
    this.#y = MARGIN + side + 1 * MM;
    const small = { x: x - 4 * MM, width: side + 8 * MM, align: 'center' } as const;
    this.#text(code.shown, { ...small, size: 9 * this.#scale, bold: true });
    this.#text(code.hint, { ...small, size: 7.5 * this.#scale });
    this.#y = Math.max(this.#y, below);
  }

  #block(block: Block): void {
    const size = this.#size;
    switch (block.kind) {
      case 'heading':
        this.#keep(size * 4);
        this.#y += size * 0.5;
        this.#tags.within('H2', () => this.#lined(block.text, { size: size * 1.2, bold: true }));
        return;
      case 'text':
        this.#text(block.indent === true ? `${INDENT}${block.text}` : block.text);
        this.#y += size * 0.3;
        return;
      case 'note':
        this.#text(block.text, { size: size * 0.82, colour: RULE });
        this.#y += size * 0.3;
        return;
      case 'fields':
        this.#tags.within('L', () => {
          for (const [label, value] of block.rows) this.#tags.within('LI', () => this.#field(label, value));
        });
        this.#y += size * 0.4;
        return;
      case 'table':
        this.#table(block);
        return;
      case 'lines':
        this.#writingLines(block.label, block.count);
        return;
      case 'signatures':
        this.#signatures(block.labels);
        return;
      case 'drawn':
        this.#drawn(block);
        return;
      case 'issued':
        this.#keep(size * 5);
        this.#y += size * 1.5;
        this.#text(block.office, { align: 'right' });
        this.#text(block.day, { align: 'right' });
        return;
      case 'centred':
        this.#text(block.text, {
          align: 'center',
          size: size * (block.strong === true ? 1.6 : 1.15),
          bold: block.strong === true,
        });
        return;
      case 'code': {
        const side = block.millimetres * MM * this.#scale;
        // Four modules of a small QR: nothing may stand nearer, or phones do not find it.
        const quiet = side * 0.14;
        this.#keep(side + 2 * quiet + size * 4);
        this.#y += quiet;
        this.#qr(block.code, { x: MARGIN + (this.#width - side) / 2, y: this.#y, size: side });
        this.#y += side + quiet;
        this.#text(block.code.hint, { align: 'center', size: size * 1.15 });
        this.#text(block.code.shown, { align: 'center', size: size * 1.4, bold: true });
        this.#y += size * 0.4;
        return;
      }
      case 'card':
        this.#card(block);
    }
  }

  /** Opens a new page unless so much room is left. */
  #keep(height: number): void {
    if (this.#y + height <= this.#bottom || this.#y === MARGIN) return;
    this.#doc.addPage(sheetOf(this.#paper));
    this.#y = MARGIN;
  }

  #lines(text: string, { size = this.#size, bold = false, width = this.#width }: TextOptions): Line[] {
    return this.#typesetter.lines(text, bold, (width / size) * 1_000);
  }

  /** A paragraph. */
  #text(text: string, options: TextOptions = {}): void {
    this.#tags.within('P', () => this.#lined(text, options));
  }

  /** Writes text in lines from the top down, into the part that is open. */
  #lined(text: string, options: TextOptions = {}): void {
    const { size = this.#size, x = MARGIN, width = this.#width } = options;
    for (const line of this.#lines(text, options)) {
      this.#keep(size * LEADING);
      const rest = width - (line.width * size) / 1_000;
      const shift = options.align === 'right' ? rest : options.align === 'center' ? rest / 2 : 0;
      this.#draw(line, x + shift, this.#y, size, options.colour);
      this.#y += size * LEADING;
    }
  }

  #draw(line: Line, x: number, top: number, size: number, colour = '#000000'): void {
    this.#tags.content(() => this.#letters(line, x, top, size, colour));
  }

  #letters(line: Line, x: number, top: number, size: number, colour: string): void {
    let at = x;
    const baseline = top + size * BASELINE;
    this.#doc.fillColor(colour);
    for (const { text, font } of line.runs) {
      this.#doc.font(font, size).text(text, at, baseline, { lineBreak: false, baseline: 'alphabetic' });
      at += this.#doc.widthOfString(text);
    }
  }

  #rule(y: number, from = MARGIN, to = MARGIN + this.#width): void {
    this.#tags.aside(() => this.#doc.moveTo(from, y).lineTo(to, y).lineWidth(0.6).stroke(RULE));
  }

  #qr(code: PaperCode, place: { x: number; y: number; size: number }): void {
    const alt = code.hint === '' ? code.shown : `${code.hint} ${code.shown}`;
    this.#tags.within('Figure', () => this.#tags.content(() => drawQr(this.#doc, code.url, place)), { alt });
  }

  #field(label: string, value: string): void {
    const size = this.#size;
    const end = LABEL_END[this.#paper.locale];
    const [shown] = this.#lines(label + end, { bold: true });
    const room = Math.max(Math.ceil(((shown?.width ?? 0) + 500) / 1_000) * size, size * 6);
    const x = MARGIN + room;
    const width = this.#width - room;
    this.#keep(size * LEADING);
    if (shown !== undefined) this.#tags.within('Lbl', () => this.#draw(shown, MARGIN, this.#y, size));
    if (value === '') {
      this.#y += size * LEADING;
      this.#rule(this.#y - size * 0.2, x);
      this.#y += size * 0.35;
    } else this.#tags.within('LBody', () => this.#lined(value, { x, width }));
  }

  #writingLines(label: string, count: number): void {
    const step = this.#size * 2.1;
    this.#keep(this.#size * LEADING + step);
    this.#text(label + LABEL_END[this.#paper.locale], { bold: true });
    for (let at = 0; at < count; at += 1) {
      this.#keep(step);
      this.#y += step;
      this.#rule(this.#y);
    }
    this.#y += this.#size * 0.6;
  }

  #signatures(labels: readonly string[]): void {
    const size = this.#size;
    this.#keep(size * 5);
    this.#y += size * 2;
    const width = this.#width / labels.length;
    const top = this.#y;
    labels.forEach((label, at) => {
      const x = MARGIN + at * width;
      const [line] = this.#lines(label + LABEL_END[this.#paper.locale], { width });
      if (line === undefined) return;
      this.#tags.within('P', () => this.#draw(line, x, top, size));
      this.#rule(top + size * LEADING, x + (line.width * size) / 1_000 + 2, x + width - 3 * MM);
    });
    this.#y = top + size * LEADING * 1.6;
  }

  #drawn({ label, strokes }: Extract<Block, { kind: 'drawn' }>): void {
    const unit = (DRAWN_WIDTH * this.#scale) / 1_000;
    const lowest = Math.max(0, ...strokes.flatMap((stroke) => stroke.filter((_, at) => at % 2 === 1)));
    const height = lowest * unit + this.#size * 0.6;
    this.#keep(this.#size * LEADING + height);
    this.#text(label + LABEL_END[this.#paper.locale], { bold: true });
    const top = this.#y;
    const draw = (): void => {
      for (const stroke of strokes) {
        const [x = 0, y = 0] = stroke;
        this.#doc.moveTo(MARGIN + x * unit, top + y * unit);
        for (let at = 2; at < stroke.length; at += 2)
          this.#doc.lineTo(MARGIN + (stroke[at] ?? 0) * unit, top + (stroke[at + 1] ?? 0) * unit);
        this.#doc
          .lineWidth(1.2 * this.#scale)
          .lineCap('round')
          .lineJoin('round')
          .stroke('#000000');
      }
    };
    this.#tags.within('Figure', () => this.#tags.content(draw), { alt: label });
    this.#y = top + height;
  }

  #table({ head, widths, rows }: Extract<Block, { kind: 'table' }>): void {
    const size = this.#size * 0.85;
    const whole = widths.reduce((sum, share) => sum + share, 0);
    const places = widths.map((share) => (share / whole) * this.#width);
    const draw = (cells: readonly string[], as: 'head' | 'again' | 'row'): void => {
      const bold = as !== 'row';
      const set = cells.map((cell, at) => this.#lines(cell, { size, bold, width: (places[at] ?? 0) - size }));
      const height = Math.max(1, ...set.map(({ length }) => length)) * size * LEADING + size * 0.5;
      if (this.#y + height > this.#bottom && this.#y > MARGIN) {
        this.#doc.addPage(sheetOf(this.#paper));
        this.#y = MARGIN;
        if (!bold) draw(head, 'again');
      }
      const letters = (lines: readonly Line[], at: number): void => {
        const x = MARGIN + places.slice(0, at).reduce((sum, place) => sum + place, 0);
        lines.forEach((line, row) => this.#letters(line, x, this.#y + row * size * LEADING, size, '#000000'));
      };
      if (as === 'again') this.#tags.aside(() => set.forEach(letters));
      else
        this.#tags.within('TR', () =>
          set.forEach((lines, at) => {
            const cell = (): void => this.#tags.content(() => letters(lines, at));
            if (bold) this.#tags.within('TH', cell, { scope: 'Column' });
            else this.#tags.within('TD', cell);
          }),
        );
      this.#y += height;
      this.#rule(this.#y - size * 0.3);
    };
    this.#tags.within('Table', () => {
      draw(head, 'head');
      for (const row of rows) draw(row, 'row');
    });
    this.#y += this.#size * 0.5;
  }

  #card({ title, strong, lines, code }: Extract<Block, { kind: 'card' }>): void {
    const size = this.#size;
    const qr = CARD_QR * this.#scale;
    const width = this.#width - (code === null ? 0 : qr + 6 * MM);
    const parts = [
      { text: title, size: size * 1.6, bold: true },
      { text: strong, size: size * 1.4, bold: true },
      ...lines.map((text) => ({ text, size: size * 1.05, bold: false })),
    ].filter(({ text }) => text !== '');
    const high = parts.reduce(
      (sum, part) => sum + this.#lines(part.text, { ...part, width }).length * part.size * LEADING,
      size * 0.8,
    );
    const height = Math.max(high, code === null ? 0 : qr + 14 * MM);
    this.#keep(height);
    const top = this.#y;
    parts.forEach((part, at) =>
      this.#tags.within(at === 0 ? 'H3' : 'P', () => this.#lined(part.text, { ...part, width })),
    );
    if (code !== null) {
      const x = MARGIN + this.#width - qr;
      this.#qr(code, { x, y: top + 2 * MM, size: qr });
      this.#y = top + qr + 3 * MM;
      this.#text(code.shown, {
        x: x - 3 * MM,
        width: qr + 6 * MM,
        align: 'center',
        size: qr * 0.135,
        bold: true,
      });
    }
    this.#y = top + height;
    this.#rule(this.#y - size * 0.3);
  }

  /** The foot of each page of this paper, once it is known how many there are. */
  #feet(): void {
    const { start, count } = this.#doc.bufferedPageRange();
    const pages = start + count - this.#firstPage;
    const size = 8 * this.#scale;
    for (let page = 0; page < pages; page += 1) {
      this.#doc.switchToPage(this.#firstPage + page);
      const top = this.#doc.page.height - MARGIN - size;
      const width = this.#width;
      const [left] = this.#typesetter.lines(this.#paper.foot, false, (width * 1_000 * 0.75) / size);
      const [right] = this.#typesetter.lines(PAGES[this.#paper.locale](page + 1, pages), false, 1e9);
      this.#tags.aside(() => {
        if (left !== undefined) this.#letters(left, MARGIN, top, size, RULE);
        if (right !== undefined)
          this.#letters(right, MARGIN + width - (right.width * size) / 1_000, top, size, RULE);
      });
    }
  }
}
