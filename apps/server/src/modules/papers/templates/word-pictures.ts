import type PizZip from 'pizzip';

/** A picture that stands where its token is. */
export interface Picture {
  readonly token: string;
  readonly png: Buffer;
  readonly millimetres: number;
  /** For whoever cannot see it. */
  readonly says: string;
}

/** Units of office documents in a millimetre. */
const EMU = 36_000;
const OFFICE = 'http://schemas.openxmlformats.org';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Signs that no XML bears. */
const UNFIT = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

export const escapeXml = (text: string): string =>
  text.replace(UNFIT, '').replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

/**
 * Puts pictures in place of their tokens, in every part of the document: the text around a token stays in its run, so that
 * a code stands wherever its field was written, also in headers, cells and repeated rows.
 */
export function withPictures(zip: PizZip, pictures: readonly Picture[]): void {
  if (pictures.length === 0) return;
  let used = 0;
  for (const name of Object.keys(zip.files)) {
    const parts = /^word\/([^/]+)\.xml$/.exec(name);
    const before = parts === null ? '' : (zip.file(name)?.asText() ?? '');
    const here = pictures.filter(({ token }) => before.includes(token));
    if (parts === null || here.length === 0) continue;
    let xml = before;
    for (const { token, millimetres, says } of here) {
      const id = relationOf(pictures, token);
      xml = xml.replaceAll(token, () => {
        used += 1;
        return `</w:t>${drawing(id, used, millimetres, says)}<w:t xml:space="preserve">`;
      });
    }
    zip.file(name, xml);
    const path = `word/_rels/${parts[1] ?? ''}.xml.rels`;
    const relations =
      zip.file(path)?.asText() ?? `${HEAD}<Relationships xmlns="${OFFICE}/package/2006/relationships"/>`;
    const more = here.map(
      ({ token }) =>
        `<Relationship Id="${relationOf(pictures, token)}" Type="${OFFICE}/officeDocument/2006/relationships/image" Target="media/${fileOf(pictures, token)}"/>`,
    );
    zip.file(path, into(relations, 'Relationships', more.join('')));
  }
  for (const { token, png } of pictures) zip.file(`word/media/${fileOf(pictures, token)}`, png);
  const types = zip.file('[Content_Types].xml')?.asText() ?? '';
  if (!/Extension="png"/i.test(types))
    zip.file(
      '[Content_Types].xml',
      types.replace(/(<Types\b[^>]*>)/, '$1<Default Extension="png" ContentType="image/png"/>'),
    );
}

const at = (pictures: readonly Picture[], token: string): number =>
  pictures.findIndex((one) => one.token === token);
const relationOf = (pictures: readonly Picture[], token: string): string => `yzQr${at(pictures, token)}`;
const fileOf = (pictures: readonly Picture[], token: string): string => `yz-qr-${at(pictures, token)}.png`;

/** Adds children to the one element of a part, which may be empty. */
function into(xml: string, element: string, children: string): string {
  const empty = new RegExp(`<${element}\\b([^>]*)/>`);
  return empty.test(xml)
    ? xml.replace(empty, `<${element}$1>${children}</${element}>`)
    : xml.replace(`</${element}>`, `${children}</${element}>`);
}

function drawing(relation: string, id: number, millimetres: number, says: string): string {
  const side = Math.round(millimetres * EMU);
  const extent = `cx="${side}" cy="${side}"`;
  const name = `QR ${id}`;
  return (
    `<w:drawing><wp:inline xmlns:wp="${OFFICE}/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">` +
    `<wp:extent ${extent}/><wp:docPr id="${90_000 + id}" name="${name}" descr="${escapeXml(says)}"/>` +
    `<a:graphic xmlns:a="${OFFICE}/drawingml/2006/main"><a:graphicData uri="${OFFICE}/drawingml/2006/picture">` +
    `<pic:pic xmlns:pic="${OFFICE}/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="${id}" name="${name}"/><pic:cNvPicPr/></pic:nvPicPr>` +
    `<pic:blipFill><a:blip xmlns:r="${OFFICE}/officeDocument/2006/relationships" r:embed="${relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>` +
    `</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`
  );
}
