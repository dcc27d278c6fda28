import { addDays } from '../calendar/shanghai.ts';
import { isWithin } from '../regions/codes.ts';
import type { StoredValue } from './values.ts';

/** The whole country, above every province. */
export const NATION = 'CN';

/**
 * A value of a parameter at a division from a day on, up to but not including another. `overrides` names the division
 * whose value it replaces. After the last window of a division nothing is known (`after: 'unknown'`) unless it says that
 * the division above counts again (`above`).
 */
export interface ParameterWindow {
  readonly parameter: string;
  readonly region: string;
  readonly value: StoredValue;
  readonly from: string;
  readonly to: string | null;
  readonly overrides: string | null;
  readonly after: 'unknown' | 'above';
}

/** Divisions whose windows hold at a place, the nearest first. */
export function regionChain(region: string): readonly string[] {
  return [12, 9, 6, 4, 2]
    .flatMap((length) => {
      const code = region.slice(0, length);
      return region.length >= length && isWithin(region, code) ? [code] : [];
    })
    .concat(NATION);
}

/**
 * The window that holds at a place on a day, or null where none does. A division with windows of its own is not
 * answered by the one above once its first has begun: a missing window is not known, never the last value.
 */
export function windowAt<W extends ParameterWindow>(
  windows: readonly W[],
  parameter: string,
  region: string,
  day: string,
): W | null {
  const named = windows.filter((one) => one.parameter === parameter);
  for (const division of regionChain(region)) {
    const begun = named.filter((one) => one.region === division && one.from <= day);
    const holding = begun.find((one) => one.to === null || day < one.to);
    if (holding !== undefined) return holding;
    const last = latest(begun);
    if (last !== null && !(last.after === 'above' && isLast(last, named))) return null;
  }
  return null;
}

function latest<W extends ParameterWindow>(windows: readonly W[]): W | null {
  return windows.reduce<W | null>((last, one) => (last === null || one.from > last.from ? one : last), null);
}

function isLast(window: ParameterWindow, windows: readonly ParameterWindow[]): boolean {
  return !windows.some((one) => one.region === window.region && one.from > window.from);
}

export type WindowProblem =
  | { readonly kind: 'backwards'; readonly region: string; readonly from: string; readonly to: string }
  | {
      readonly kind: 'overlap' | 'gap';
      readonly region: string;
      readonly from: string;
      readonly to: string | null;
    }
  | {
      readonly kind: 'overrides';
      readonly region: string;
      readonly from: string;
      readonly said: string | null;
      readonly is: string | null;
    };

/** What is wrong with the windows of one parameter: ends before begins, overlaps, gaps, a wrong or missing `overrides`. */
export function checkWindows(windows: readonly ParameterWindow[]): readonly WindowProblem[] {
  const problems: WindowProblem[] = [];
  for (const region of new Set(windows.map((one) => one.region))) {
    const own = windows.filter((one) => one.region === region).sort((a, b) => (a.from < b.from ? -1 : 1));
    // The day up to which the windows before reach; null once one has no end.
    let reached: string | null | undefined;
    for (const one of own) {
      if (one.to !== null && one.to <= one.from) {
        problems.push({ kind: 'backwards', region, from: one.from, to: one.to });
      }
      if (reached === null || (reached !== undefined && one.from < reached)) {
        problems.push({ kind: 'overlap', region, from: one.from, to: earlier(reached, one.to) });
      } else if (reached !== undefined && reached < one.from) {
        problems.push({ kind: 'gap', region, from: reached, to: one.from });
      }
      if (reached === undefined) reached = one.to;
      else if (reached !== null) reached = later(reached, one.to);
      const is = overriddenBy(windows, one);
      if (is !== one.overrides) {
        problems.push({ kind: 'overrides', region, from: one.from, said: one.overrides, is });
      }
    }
  }
  return problems;
}

/** The earlier of two ends; null is never. */
function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

function later(a: string, b: string | null): string | null {
  return b === null || b > a ? b : a;
}

/** The division whose value a window replaces on its first day, or null where nothing held there. */
export function overriddenBy(
  windows: readonly ParameterWindow[],
  window: Pick<ParameterWindow, 'parameter' | 'region' | 'from'>,
): string | null {
  if (window.region === NATION) return null;
  const above = windows.filter((one) => one.region !== window.region);
  return windowAt(above, window.parameter, window.region, window.from)?.region ?? null;
}

const pick = (zh: string, en: string, locale: 'zh-CN' | 'en'): string => (locale === 'zh-CN' ? zh : en);

/** A problem of windows as a sentence; `regionName` names a division. */
export function windowProblemText(
  problem: WindowProblem,
  locale: 'zh-CN' | 'en',
  regionName: (code: string) => string,
): string {
  const place = regionName(problem.region);
  switch (problem.kind) {
    case 'backwards':
      return pick(
        `${place}：结束日期${problem.to}不晚于开始日期${problem.from}。`,
        `${place}: the end ${problem.to} is not after the beginning ${problem.from}.`,
        locale,
      );
    case 'overlap': {
      const last = problem.to === null ? null : addDays(problem.to, -1);
      return pick(
        `${place}：从${problem.from}${last === null ? '起' : `到${last}`}有两个标准同时有效，请先结束前一个。`,
        `${place}: two values hold from ${problem.from}${last === null ? ' on' : ` to ${last}`}; end the earlier one first.`,
        locale,
      );
    }
    case 'gap': {
      const last = problem.to === null ? '' : addDays(problem.to, -1);
      return pick(
        `${place}：从${problem.from}到${last}没有标准，这段时间的判断会是“还不知道”。`,
        `${place}: no value from ${problem.from} to ${last}; answers about these days are “not known”.`,
        locale,
      );
    }
    case 'overrides': {
      const said = problem.said === null ? null : regionName(problem.said);
      const is = problem.is === null ? null : regionName(problem.is);
      return pick(
        `${place}（${problem.from}起）：${said === null ? '没有写明替代谁的标准' : `写的是替代${said}的标准`}，${is === null ? '而上级当时没有标准' : `而当时有效的是${is}的标准`}。`,
        `${place} (from ${problem.from}): ${said === null ? 'does not say whose value it replaces' : `says it replaces that of ${said}`}, while ${is === null ? 'none above held then' : `that of ${is} held`}.`,
        locale,
      );
    }
  }
}
