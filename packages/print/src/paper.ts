/** A paper as content: what stands on it, never where. The writer knows the rules of the page. */

export type PaperLocale = 'zh-CN' | 'en';

/** What a QR holds, and the same to be read out. */
export interface PaperCode {
  readonly url: string;
  readonly shown: string;
  /** One line below it: what scanning does. */
  readonly hint: string;
}

export type Block =
  /** A heading within the paper. */
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly indent?: true }
  /** Small, for terms and notes. */
  | { readonly kind: 'note'; readonly text: string }
  /** Labels with values; an empty value is a line to write on. */
  | { readonly kind: 'fields'; readonly rows: ReadonlyArray<readonly [label: string, value: string]> }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      /** Shares of the width, one for each column. */
      readonly widths: readonly number[];
      readonly rows: ReadonlyArray<readonly string[]>;
    }
  /** Room to write: a label and empty lines. */
  | { readonly kind: 'lines'; readonly label: string; readonly count: number }
  /** Places to sign, beside each other. */
  | { readonly kind: 'signatures'; readonly labels: readonly string[] }
  /** What somebody drew as their signature: strokes as x, y, x, y … in thousandths of the field's width. */
  | { readonly kind: 'drawn'; readonly label: string; readonly strokes: readonly (readonly number[])[] }
  /** A line in the middle of a poster. */
  | { readonly kind: 'centred'; readonly text: string; readonly strong?: true }
  /** A large code in the middle of a poster; its side is that on A4. */
  | { readonly kind: 'code'; readonly code: PaperCode; readonly millimetres: number }
  /** Office and day at the end of an official paper. */
  | { readonly kind: 'issued'; readonly office: string; readonly day: string }
  /** A vacancy on a notice board, with its code beside it; never split over two pages. */
  | {
      readonly kind: 'card';
      readonly title: string;
      readonly strong: string;
      readonly lines: readonly string[];
      readonly code: PaperCode | null;
    };

export interface Paper {
  readonly locale: PaperLocale;
  readonly size: 'A4' | 'A3';
  readonly landscape?: true;
  /** Large type for weak eyes and for walls. */
  readonly large: boolean;
  readonly title: string;
  /** Office above the title of an official paper. */
  readonly office: string | null;
  readonly number: string | null;
  /** Its own code, at the top right. */
  readonly code: PaperCode | null;
  readonly blocks: readonly Block[];
  /** At the foot of each page, left of the number of the page. */
  readonly foot: string;
}
