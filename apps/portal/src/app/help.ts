import { reactive } from 'vue';

/** What a call for help is about, so that the station knows before it rings back. */
interface HelpSubject {
  readonly vacancyId: string | null;
  readonly siteId: string | null;
  /** Shown above the form, e.g. the vacancy's title. */
  readonly about: string | null;
}

const NOTHING: HelpSubject = { vacancyId: null, siteId: null, about: null };

/** "叫驿站帮我": whether its sheet is open, and what the page at hand is about. */
export const help = reactive<{ open: boolean; subject: HelpSubject }>({ open: false, subject: NOTHING });

/** Pages about one vacancy or site say so; leaving them takes it back. */
export function setHelpSubject(subject: Partial<HelpSubject> | null): void {
  help.subject = { ...NOTHING, ...subject };
}
