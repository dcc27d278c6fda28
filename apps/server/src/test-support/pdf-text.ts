import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The text of each page of a PDF reply. */
export async function pagesOf(reply: Response): Promise<string[]> {
  const doc = await getDocument({ data: new Uint8Array(await reply.arrayBuffer()), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let at = 1; at <= doc.numPages; at += 1) {
    const { items } = await (await doc.getPage(at)).getTextContent();
    pages.push(items.flatMap((item) => ('str' in item ? [item.str] : [])).join(''));
  }
  await doc.loadingTask.destroy();
  return pages;
}
