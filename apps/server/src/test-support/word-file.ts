import PizZip from 'pizzip';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const OFFICE = 'http://schemas.openxmlformats.org';

/** A Word file (DOCX) with these paragraphs, and other parts in addition to or instead of the usual ones. */
export function wordFile(
  paragraphs: readonly string[],
  { parts = {}, types = '' }: { parts?: Readonly<Record<string, string | Buffer>>; types?: string } = {},
): Buffer {
  const zip = new PizZip();
  const text = paragraphs.map((one) => `<w:p><w:r><w:t xml:space="preserve">${one}</w:t></w:r></w:p>`);
  const usual = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>${types}</Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${HEAD}<w:document xmlns:w="${OFFICE}/wordprocessingml/2006/main"><w:body>${text.join('')}</w:body></w:document>`,
  };
  for (const [name, content] of Object.entries({ ...usual, ...parts })) zip.file(name, content);
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}

/** The text of a Word file's paragraphs. */
export function wordText(file: Buffer): string {
  const xml = new PizZip(file).file('word/document.xml')?.asText() ?? '';
  return [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('');
}
