import { escapeXml } from './word-pictures.ts';

const BORDERS = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="444444"/>`)
  .join('');
/** Fiftieths of a per cent of the width that the page leaves. */
const WHOLE = 5_000;

/** A table in the markup of Word: as wide as the page, its head repeated on each, no row split over two. */
export function wordTable(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  const width = Math.floor(WHOLE / Math.max(1, head.length));
  const cell = (text: string, bold: boolean): string =>
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="pct"/></w:tcPr><w:p><w:r>${bold ? '<w:rPr><w:b/></w:rPr>' : ''}` +
    `<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p></w:tc>`;
  const row = (cells: readonly string[], isHead: boolean): string =>
    `<w:tr><w:trPr><w:cantSplit/>${isHead ? '<w:tblHeader/>' : ''}</w:trPr>${cells.map((text) => cell(text, isHead)).join('')}</w:tr>`;
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${WHOLE}" w:type="pct"/><w:tblBorders>${BORDERS}</w:tblBorders></w:tblPr>` +
    `<w:tblGrid>${head.map(() => '<w:gridCol/>').join('')}</w:tblGrid>${row(head, true)}${rows.map((cells) => row(cells, false)).join('')}</w:tbl><w:p/>`
  );
}
