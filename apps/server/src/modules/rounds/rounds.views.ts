import { z } from 'zod';
import {
  ROUND_FIGURES,
  ROUND_KINDS,
  ROUND_PASSES,
  ROUND_STAGES,
  ROUND_STATES,
  STANDINGS,
  type Round,
  type RoundFigure,
  type RoundReport,
} from '@yizhan/contract';
import { explainStanding } from '@yizhan/matching';
import type { AnyContext } from '../../app/context.ts';
import { fill, type Bilingual, type Locale } from '../../app/errors.ts';
import { shortId } from '../../app/ids.ts';
import { REGIONS } from '../reference/index.ts';
import { placeOfRound, roundPolicy } from './rounds.policy.ts';
import { LOAD_CLASSES, StoredReport } from './report.ts';
import { UNDER_WAY, type ListedRound } from './rounds.repository.ts';
import { CERTIFICATE, FAILURES, FIGURES, LOADS } from './rounds.labels.ts';

const Stage = z.enum(ROUND_STAGES);

export function roundView(ctx: AnyContext, row: ListedRound): Round {
  const mayRun = roundPolicy.may(ctx.actor, 'rounds.run', placeOfRound(row.region_code));
  const isUnderWay = (UNDER_WAY as readonly string[]).includes(row.state);
  const report = StoredReport.safeParse(row.report);
  return {
    id: shortId(row.id),
    region: ctx.services.use(REGIONS).ref(row.region_code),
    pass: z.enum(ROUND_PASSES).parse(row.pass),
    kind: z.enum(ROUND_KINDS).parse(row.kind),
    state: z.enum(ROUND_STATES).parse(row.state),
    perSeeker: row.per_seeker,
    whole: row.whole,
    builtOn:
      row.built_on === null || row.built_on_at === null
        ? null
        : {
            id: shortId(row.built_on),
            at: row.built_on_at.toISOString(),
            changedSeekers: row.changed_seekers ?? 0,
            changedVacancies: row.changed_vacancies ?? 0,
          },
    stage: isUnderWay ? (Stage.safeParse(row.stage).data ?? null) : null,
    done: row.done,
    total: row.total,
    // Without an account, the platform itself started it.
    startedBy: mayRun && row.started_by_id !== null ? row.started_by_name : null,
    createdAt: row.created_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
    error: row.error === null ? null : (FAILURES[row.error]?.[ctx.locale] ?? row.error),
    counts: report.success
      ? {
          seekers: report.data.seekers,
          vacancies: report.data.vacancies,
          places: report.data.places,
          recommended: report.data.recommended,
          filled: report.data.round.places_filled,
          filledPlain: report.data.plain.places_filled,
        }
      : null,
    can: mayRun && isUnderWay ? ['cancel'] : [],
  };
}

export function reportView(ctx: AnyContext, row: ListedRound, stored: StoredReport): RoundReport {
  const { locale } = ctx;
  return {
    round: roundView(ctx, row),
    certificate: { ...stored.certificate, text: certificateText(stored.certificate, locale) },
    figures: figureViews(stored, locale),
    feasible: stored.feasible,
    filled: {
      places: stored.places,
      fillable: stored.fillable,
      round: stored.round.places_filled,
      plain: stored.plain.places_filled,
      best: stored.filledByBest,
    },
    load: stored.load.round.map((count, at) => ({
      label: loadLabel(at, locale),
      round: count,
      plain: stored.load.plain[at] ?? 0,
    })),
    standing: STANDINGS.map((standing) => ({
      standing,
      text: explainStanding(standing, locale),
      recommendations: stored.standing[standing],
    })),
    overflow: stored.overflow,
    groups: stored.groups,
    comparedAt: stored.comparedAt,
  };
}

/** The distance from the best possible, in per cent, rounded up so that it never understates. */
export function certificateText({ gap, bound }: { gap: number; bound: number }, locale: Locale): string {
  if (bound === 0) return CERTIFICATE.empty[locale];
  if (gap <= 0) return CERTIFICATE.exact[locale];
  const percent = gap * 100;
  // Two significant digits, but no finer than a millionth.
  const digits = Math.min(6, Math.max(0, 1 - Math.floor(Math.log10(percent))));
  const factor = 10 ** digits;
  return fill(CERTIFICATE.gap[locale], { percent: (Math.ceil(percent * factor) / factor).toFixed(digits) });
}

export function figureViews(stored: StoredReport, locale: Locale): RoundFigure[] {
  return ROUND_FIGURES.map((code) => {
    const { name, definition, unit, moreIsBetter } = FIGURES[code];
    const [round, plain] = [stored.round[code], stored.plain[code]];
    return {
      code,
      name: name[locale],
      definition: definition[locale],
      unit,
      round,
      plain,
      better: round === plain ? null : round > plain === moreIsBetter,
    };
  });
}

export function loadLabel(at: number, locale: Locale): string {
  const from = LOAD_CLASSES[at - 1];
  const to = LOAD_CLASSES[at];
  const text: Bilingual =
    from === undefined
      ? LOADS.none
      : to === undefined
        ? LOADS.above
        : from === 0
          ? LOADS.upTo
          : LOADS.between;
  return fill(text[locale], { from: from ?? 0, to: to ?? 0 });
}
