import type { FileItem, FormToFill } from '@yizhan/contract';
import { attachedIn, withAttached } from '@yizhan/forms/answer-shapes.ts';
import type { Answers } from '@yizhan/forms/definition.ts';
import { ApiProblem, isApiProblem } from '../problem.ts';
import type { UploadCalls } from '../files/uploads.ts';
import { sendPhoto } from './send-photo.ts';

/** A filled-in form that waits on a device until the line is back. */
export interface WaitingForm {
  /** By it the server takes the form once, however often it is sent. */
  readonly clientId: string;
  /** Who filled it in: nobody else sees or sends it. */
  readonly owner: string;
  readonly about: { readonly kind: 'employer' | 'seeker'; readonly id: string; readonly name: string };
  readonly form: Pick<FormToFill, 'code' | 'versionId' | 'number' | 'definition'>;
  readonly answers: Answers;
  /** When it was put by, as ISO text. */
  readonly at: string;
  /** What the server said against it, ready for display; null while it waits. */
  readonly refusal: { readonly code: string; readonly text: string } | null;
}

/** A photo that waits with it; answers name it by this id until it is sent. */
export interface WaitingPhoto {
  readonly id: string;
  readonly owner: string;
  readonly name: string;
  readonly blob: Blob;
  readonly placed: boolean;
  readonly at: string;
  readonly fileId: string | null;
}

/** Where a device keeps them. Each call has happened once it resolves. */
export interface OutboxStore {
  formsOf(owner: string): Promise<readonly WaitingForm[]>;
  putForm(form: WaitingForm): Promise<void>;
  photo(id: string): Promise<WaitingPhoto | undefined>;
  putPhoto(photo: WaitingPhoto): Promise<void>;
  /** The photo is sent: the form names the file instead, and the bytes go. */
  photoSent(form: WaitingForm, photoId: string): Promise<void>;
  /** The form and the photos it names go. */
  remove(form: WaitingForm): Promise<void>;
}

interface Sending {
  readonly store: OutboxStore;
  readonly files: UploadCalls;
  readonly partBytes: number;
  readonly give: (form: WaitingForm) => Promise<unknown>;
  readonly wait?: (milliseconds: number) => Promise<void>;
  /** Somebody signed out or in meanwhile. */
  readonly stopped: () => boolean;
}

const PHOTO_PREFIX = 'waiting:';

export function newPhotoId(key: string): string {
  return PHOTO_PREFIX + key;
}

export function isWaitingPhoto(id: string): boolean {
  return id.startsWith(PHOTO_PREFIX);
}

/** The photos on the device that answers name. */
export function waitingPhotosIn({ answers }: Pick<WaitingForm, 'answers'>): string[] {
  return Object.values(answers).flatMap((answer) =>
    attachedIn(answer).flatMap(({ id }) => (isWaitingPhoto(id) ? [id] : [])),
  );
}

/** Sends what waits, the oldest first. Ends at the first sign of a broken line; what the server refuses stays with its words. */
export async function sendWaiting(owner: string, sending: Sending): Promise<{ readonly sent: number }> {
  let sent = 0;
  for (const form of await sending.store.formsOf(owner)) {
    if (form.refusal !== null) continue;
    try {
      const whole = await withPhotosSent(form, sending);
      if (sending.stopped()) return { sent };
      if (!(await isStill(form, sending.store))) continue;
      await sending.give(whole);
      await sending.store.remove(whole);
      sent += 1;
    } catch (error) {
      if (!isApiProblem(error) || isPassing(error)) {
        if (isApiProblem(error)) return { sent };
        throw error;
      }
      const now = (await sending.store.formsOf(owner)).find(({ clientId }) => clientId === form.clientId);
      if (now !== undefined)
        await sending.store.putForm({ ...now, refusal: { code: error.code, text: error.detail } });
    }
  }
  return { sent };
}

/** Whether nobody threw the form away while it was being sent. */
async function isStill({ owner, clientId }: WaitingForm, store: Sending['store']): Promise<boolean> {
  return (await store.formsOf(owner)).some((one) => one.clientId === clientId);
}

/** Also a session that ended, which the person renews; and a file that is still being looked at. */
function isPassing({ status, retryable }: ApiProblem): boolean {
  return retryable || status === 0 || status === 401 || status >= 500;
}

async function withPhotosSent(form: WaitingForm, sending: Sending): Promise<WaitingForm> {
  const { store, files, partBytes } = sending;
  const wait = sending.wait ?? (async (ms) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  let now = form;
  for (const id of waitingPhotosIn(form)) {
    const photo = await store.photo(id);
    if (photo === undefined || sending.stopped()) continue;
    const item = await sendPhoto(
      files,
      {
        blob: photo.blob,
        fileId: photo.fileId,
        order: {
          purpose: `${form.about.kind}_form_file`,
          owner: form.about.id,
          name: photo.name,
          keepPlace: photo.placed,
        },
      },
      { partBytes, wait, begun: async (fileId) => store.putPhoto({ ...photo, fileId }) },
    );
    if (item.status === 'kept') {
      // Thrown away meanwhile, it does not come back by its photo.
      if (!(await isStill(form, store))) return now;
      now = { ...now, answers: namingFile(now.answers, id, item) };
      await store.photoSent(now, id);
    } else throw notKept(photo, item);
  }
  return now;
}

/** The answers with a file in the place of the photo that was sent. */
function namingFile(answers: Answers, photoId: string, item: FileItem): Answers {
  return Object.fromEntries(
    Object.entries(answers).map(([key, answer]) => {
      const attached = attachedIn(answer);
      if (!attached.some(({ id }) => id === photoId)) return [key, answer];
      const [sent] = withAttached([], item);
      return [key, attached.map((one) => (one.id === photoId && sent !== undefined ? sent : { ...one }))];
    }),
  );
}

/** Why a photo is not there: refused for good, or still being looked at. */
function notKept({ name }: WaitingPhoto, { status, refusal }: FileItem): ApiProblem {
  const isFinal = status === 'refused';
  return new ApiProblem({
    status: isFinal ? 422 : 503,
    code: isFinal ? 'file.refused' : 'file.checking',
    detail: isFinal ? `${name}：${refusal?.text ?? ''}` : name,
  });
}
