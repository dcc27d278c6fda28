import { z } from 'zod';
import type { Services } from '../../app/services.ts';
import { RecordErased } from './approvals.errors.ts';

const Text = z.union([z.string(), z.object({ 'zh-CN': z.string(), en: z.string() })]);

/** What a request holds, sealed as a whole: a name may stand in any of it. */
const Content = z.object({
  input: z.unknown(),
  title: Text,
  lines: z.array(z.object({ label: Text, before: Text.nullable(), after: Text })),
  reason: z.string(),
});
export type Content = z.output<typeof Content>;

export function sealContent({ cipher }: Services, content: Content): Buffer {
  return cipher.encryptJson(content);
}

/** Null once the record it was about was erased. */
export function openContent({ cipher }: Services, sealed: Buffer | null): Content | null {
  return sealed === null ? null : Content.parse(cipher.decryptJson(sealed));
}

/** @throws RecordErased */
export function contentOf(services: Services, sealed: Buffer | null): Content {
  const content = openContent(services, sealed);
  if (content === null) throw RecordErased();
  return content;
}
