import { fontFile, SHAPELESS, type FontName } from './fonts.ts';

/** A stretch of text in one font. */
interface Run {
  readonly text: string;
  readonly font: FontName;
}
export interface Line {
  readonly runs: readonly Run[];
  /** In thousandths of the size. */
  readonly width: number;
}

/** Stands for a character that no font has: visible, and known to printers as a missing sort. */
const MISSING = '〓';
/** Signs that may not begin a line, and those that may not end one. */
const NOT_FIRST = /^[，。、；：？！）》」』】〉”’…—·％%,.;:?!)\]}]/u;
const NOT_LAST = /[（《「『【〈“‘([{¥￥]$/u;
/** Words that stay together: letters and digits outside Chinese. */
const WORD = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Nd}@_/#&+*-]/u;

/** Sets text in the two fonts: which character is in which, how wide it is, and where a line ends. */
export class Typesetter {
  readonly #widthOf: (text: string, font: FontName) => number;
  readonly #widths = new Map<string, number>();
  readonly #missing: Set<string>;

  /** @param widthOf in thousandths of the size; `missing` collects characters that no font has */
  constructor(widthOf: (text: string, font: FontName) => number, missing: Set<string>) {
    this.#widthOf = widthOf;
    this.#missing = missing;
  }

  /** The text in lines of at most this width, in thousandths of the size. */
  lines(text: string, bold: boolean, most: number): Line[] {
    return text
      .replaceAll(SHAPELESS, '')
      .split(/\r\n?|\n/)
      .flatMap((paragraph) => this.#fill(this.#pieces(paragraph, bold), most));
  }

  #pieces(paragraph: string, bold: boolean): Piece[] {
    const pieces: Piece[] = [];
    for (const sign of paragraph.replaceAll('\t', ' ')) {
      const { text, font } = this.#shown(sign, bold);
      const width = this.#width(text, font);
      const last = pieces.at(-1);
      const joins =
        last !== undefined &&
        (NOT_FIRST.test(text) ||
          NOT_LAST.test(last.text) ||
          (WORD.test(text) && WORD.test(last.text.at(-1) ?? '')));
      if (joins) pieces[pieces.length - 1] = joined(last, { text, font }, width);
      else pieces.push({ text, runs: [{ text, font }], width });
    }
    return pieces;
  }

  #fill(pieces: readonly Piece[], most: number): Line[] {
    const lines: Line[] = [];
    let line: Piece = EMPTY;
    for (const whole of pieces) {
      for (const piece of whole.width > most ? this.#split(whole) : [whole]) {
        if (line !== EMPTY && line.width + piece.width > most) {
          lines.push(line);
          // A space that ends a line is not carried to the next one.
          line = piece.text === ' ' ? EMPTY : piece;
        } else
          line = piece.runs.reduce((sum, run) => joined(sum, run, 0), {
            ...line,
            width: line.width + piece.width,
          });
      }
    }
    return [...lines, line];
  }

  /** A word wider than the line, sign by sign. */
  #split({ runs }: Piece): Piece[] {
    return runs.flatMap(({ text, font }) =>
      [...text].map((sign) => ({ text: sign, runs: [{ text: sign, font }], width: this.#width(sign, font) })),
    );
  }

  #shown(sign: string, bold: boolean): Run {
    const usual = bold ? 'bold' : 'regular';
    const point = sign.codePointAt(0) ?? 0;
    if (fontFile(usual).has.has(point)) return { text: sign, font: usual };
    if (fontFile('rare').has.has(point)) return { text: sign, font: 'rare' };
    this.#missing.add(sign);
    return { text: MISSING, font: usual };
  }

  #width(sign: string, font: FontName): number {
    const key = font + sign;
    const known = this.#widths.get(key);
    if (known !== undefined) return known;
    const width = this.#widthOf(sign, font);
    this.#widths.set(key, width);
    return width;
  }
}

interface Piece extends Line {
  readonly text: string;
}
const EMPTY: Piece = { text: '', runs: [], width: 0 };

function joined(piece: Piece, { text, font }: Run, width: number): Piece {
  const last = piece.runs.at(-1);
  const runs =
    last?.font === font
      ? [...piece.runs.slice(0, -1), { text: last.text + text, font }]
      : [...piece.runs, { text, font }];
  return { text: piece.text + text, runs, width: piece.width + width };
}
