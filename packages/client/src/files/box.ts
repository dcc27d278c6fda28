import { isPicture, rulesOfPurpose, type FilePurpose, type SentKind } from '@yizhan/domain/files/purposes.ts';
import type { FileItem } from '@yizhan/contract';
import type { RecordFiles } from './record-files.ts';

const MB = 1024 * 1024;

/** What a box of files takes in, as both faces show it. */
export interface BoxRules {
  readonly accepted: readonly SentKind[];
  readonly takesPictures: boolean;
  readonly onlyPictures: boolean;
  /** Whether the sender is asked if a photo keeps its place. */
  readonly asksPlace: boolean;
  /** Megabytes of one file. */
  readonly mostMb: number;
}

/** `pictures` takes these alone, whatever else the purpose allows; `placed` answers for the sender whether they keep their place. */
export function boxRules(
  purpose: FilePurpose,
  {
    pictures = false,
    placed,
  }: { readonly pictures?: boolean | undefined; readonly placed?: boolean | undefined },
): BoxRules {
  const { kinds, place, mostBytes } = rulesOfPurpose(purpose);
  const accepted = kinds.filter((kind) => !pictures || isPicture(kind));
  return {
    accepted,
    takesPictures: accepted.some(isPicture),
    onlyPictures: accepted.every(isPicture),
    asksPlace: place === 'asked' && placed === undefined,
    mostMb: mostBytes / MB,
  };
}

/** Sends what fits of the chosen files, `left` at most; returns the names of those that are too large. */
export function sendFitting(
  record: RecordFiles,
  purpose: FilePurpose,
  files: readonly File[],
  { left, keepPlace }: { readonly left: number; readonly keepPlace: boolean },
): readonly string[] {
  const { mostBytes, place } = rulesOfPurpose(purpose);
  const fit = files.filter(({ size }) => size <= mostBytes).slice(0, Math.max(0, left));
  record.add(fit, place === 'asked' ? { keepPlace } : {});
  return files.filter(({ size }) => size > mostBytes).map(({ name }) => name);
}

/** Tells which kept files are new since the last look: those that were there at the first look are not. */
export function freshFiles(): (kept: readonly FileItem[], loaded: boolean) => readonly FileItem[] {
  let known: ReadonlySet<string> | null = null;
  return (kept, loaded) => {
    const before = known;
    if (loaded) known = new Set(kept.map(({ id }) => id));
    return before === null ? [] : kept.filter(({ id }) => !before.has(id));
  };
}
