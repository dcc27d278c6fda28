/** Kinds of parts that readers aloud know. */
type Tag =
  | 'Document'
  | 'Part'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure';

interface TagOptions {
  /** What a picture says, for whoever cannot see it. */
  readonly alt?: string;
  /** Whose head a cell of a table is. */
  readonly scope?: 'Column';
}

/**
 * The order and meaning of what is drawn, kept beside the drawing, so that a PDF can be read aloud. Each stretch is marked
 * by itself and ended at once: a part may go on over several pages.
 */
export class Tags {
  readonly #doc: PDFKit.PDFDocument;
  /** Parts that are open, the innermost last. */
  readonly #open: Array<{ readonly tag: Tag; readonly element: PDFKit.PDFStructureElement }> = [];

  constructor(doc: PDFKit.PDFDocument) {
    this.#doc = doc;
  }

  /** The whole of the document, into which all parts go. It is ended with the file. */
  begin(): void {
    const element = this.#doc.struct('Document');
    this.#doc.addStructure(element);
    this.#open.push({ tag: 'Document', element });
  }

  within(tag: Tag, work: () => void, options: TagOptions = {}): void {
    const element = this.#doc.struct(tag, { ...options });
    this.#open.at(-1)?.element.add(element);
    this.#open.push({ tag, element });
    work();
    this.#open.pop();
    element.end();
  }

  /** What is drawn belongs to the part that is open. */
  content(draw: () => void): void {
    const top = this.#open.at(-1);
    if (top === undefined) {
      draw();
      return;
    }
    const marked = this.#doc.markStructureContent(top.tag);
    draw();
    this.#doc.endMarkedContent();
    top.element.add(marked);
  }

  /** Rules and what is repeated on each page are not read aloud. */
  aside(draw: () => void): void {
    this.#doc.markContent('Artifact', { type: 'Layout' });
    draw();
    this.#doc.endMarkedContent();
  }
}
