import { reactive } from 'vue';

/** The subject of a call for help, so that the station knows it before calling back. */
interface HelpSubject {
  readonly vacancyId: string | null;
  readonly siteId: string | null;
  /** Shown above the form, e.g. the vacancy's title. */
  readonly about: string | null;
}

const NOTHING: HelpSubject = { vacancyId: null, siteId: null, about: null };

/** "叫驿站帮我": whether its sheet is open, and what the current page is about. */
export const help = reactive<{ open: boolean; subject: HelpSubject }>({ open: false, subject: NOTHING });

/** Pages about one vacancy or site set the subject; leaving them clears it. */
export function setHelpSubject(subject: Partial<HelpSubject> | null): void {
  help.subject = { ...NOTHING, ...subject };
}
