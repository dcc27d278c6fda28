import type { FileItem } from '@yizhan/contract';
import { isApiProblem } from '../problem.ts';
import type { UploadCalls, UploadOrder } from '../files/uploads.ts';

/** A picture that waits on a device. */
interface PhotoToSend {
  readonly blob: Blob;
  readonly order: UploadOrder;
  /** The announced file, once the server gave it an id. */
  readonly fileId: string | null;
}

/** Looks at what is being checked, so often, so far apart. */
const LOOKS = 20;
const LOOK_MS = 1_500;

/**
 * Sends one file once, from where an earlier try stopped. `begun` hears of its id before the first part goes, so that a
 * broken connection makes no second one. @throws ApiProblem where the line breaks; a refused file is returned as refused
 */
export async function sendPhoto(
  calls: UploadCalls,
  photo: PhotoToSend,
  {
    partBytes,
    begun,
    wait,
  }: {
    readonly partBytes: number;
    readonly begun: (id: string) => Promise<void>;
    readonly wait: (milliseconds: number) => Promise<void>;
  },
): Promise<FileItem> {
  const { blob } = photo;
  let item = await known(calls, photo);
  if (item === null) {
    const { purpose, owner, name, keepPlace } = photo.order;
    item = await calls.begin({
      body: {
        purpose,
        owner,
        name,
        size: blob.size,
        sha256: null,
        ...(keepPlace === undefined ? {} : { keepPlace }),
      },
    });
    await begun(item.id);
  }
  while (item.status === 'receiving' && item.received < blob.size) {
    const offset: number = item.received;
    const bytes = blob.slice(offset, Math.min(offset + partBytes, blob.size));
    item = await calls.put({ params: { id: item.id }, query: { offset }, bytes });
  }
  if (item.status === 'receiving') item = await calls.finish({ params: { id: item.id } });
  for (let looks = 0; item.status === 'checking' && looks < LOOKS; looks += 1) {
    await wait(LOOK_MS);
    item = await calls.get({ params: { id: item.id } });
  }
  return item;
}

async function known(calls: UploadCalls, { fileId }: PhotoToSend): Promise<FileItem | null> {
  if (fileId === null) return null;
  try {
    return await calls.get({ params: { id: fileId } });
  } catch (error) {
    // The server takes away what was announced and never came.
    if (isApiProblem(error) && error.status === 404) return null;
    throw error;
  }
}
