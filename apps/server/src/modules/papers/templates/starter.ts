import PizZip from 'pizzip';
import { TEMPLATE_FIELDS, type TemplateField, type TemplateKind } from '@yizhan/domain';
import { escapeXml } from './word-pictures.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const OFFICE = 'http://schemas.openxmlformats.org';
const TYPES =
  `${HEAD}<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
  '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const RELATIONS = `${HEAD}<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;
/** A4 in twentieths of a point. */
const PAGE =
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>';

/** A plain Word file with every field of a kind, each on a line of its own: what a bureau begins with. */
export function starterFile(kind: TemplateKind): Buffer {
  const lines = linesOf(TEMPLATE_FIELDS[kind]).map(
    (line) => `<w:p><w:r><w:t xml:space="preserve">${escapeXml(line)}</w:t></w:r></w:p>`,
  );
  const zip = new PizZip();
  zip.file('[Content_Types].xml', TYPES);
  zip.file('_rels/.rels', RELATIONS);
  zip.file(
    'word/document.xml',
    `${HEAD}<w:document xmlns:w="${OFFICE}/wordprocessingml/2006/main"><w:body>${lines.join('')}${PAGE}</w:body></w:document>`,
  );
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}

function linesOf(fields: readonly TemplateField[]): string[] {
  return fields.flatMap(({ name, each, table }) => {
    if (table === true) return [`{@${name}}`];
    return each === undefined ? [`${name}：{${name}}`] : [`{#${name}}`, ...linesOf(each), `{/${name}}`];
  });
}
