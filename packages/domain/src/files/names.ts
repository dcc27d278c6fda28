import type { FileKind, SentKind } from './purposes.ts';

const EXTENSIONS: Readonly<Record<FileKind, string>> = {
  jpeg: 'jpg',
  pdf: 'pdf',
  docx: 'docx',
  xlsx: 'xlsx',
};

/** What a browser is told to offer for choosing. HEIC is left out, so that phones convert it themselves. */
const ACCEPTED: Readonly<Record<SentKind, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  pdf: 'application/pdf,.pdf',
  docx: '.docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: '.xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export function acceptOf(kinds: readonly SentKind[]): string {
  return kinds.map((kind) => ACCEPTED[kind]).join(',');
}

/** Media type under which a kept file is delivered. */
export const FILE_TYPES: Readonly<Record<FileKind, string>> = {
  jpeg: 'image/jpeg',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

const LONGEST = 80;

/**
 * A name under which a file may be stored and downloaded: without folders, control characters, characters that turn the
 * direction of writing (which make `gpj.exe` look like `exe.jpg`), and characters that Windows refuses. Never empty.
 */
export function safeFileName(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const clean = last
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu, '')
    .replace(/[<>:"|?*%]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const cut = [...clean].slice(0, LONGEST).join('').trim();
  return cut === '' ? '文件' : cut;
}

/** The same name with the ending of what the file really is. */
export function namedAs(name: string, kind: FileKind): string {
  const safe = safeFileName(name);
  const stem = safe.replace(/\.[A-Za-z0-9]{1,5}$/, '');
  return `${stem === '' ? '文件' : stem}.${EXTENSIONS[kind]}`;
}
