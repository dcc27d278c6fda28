import { mount } from '@vue/test-utils';
import type { VueWrapper } from '@vue/test-utils';
import { createPinia } from 'pinia';
import { vi } from 'vitest';
import { h } from 'vue';
import type { Component } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';
import { API_PREFIX, Problem } from '@yizhan/contract';
import type { Reply, RouteDefinition } from '@yizhan/contract';
import { i18n } from '../app/i18n.ts';

interface MountedOptions {
  readonly props?: Record<string, unknown>;
  readonly slots?: Record<string, (...scope: never[]) => unknown>;
}

const standing = new Set<VueWrapper>();

/** A component in the document, with texts, store and router as in the console; removed at the end of each test. */
export function mounted(component: Component, { props = {}, slots = {} }: MountedOptions = {}): VueWrapper {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:rest(.*)*', component: { render: () => h('p') } }],
  });
  const wrapper = mount(component, {
    props,
    slots,
    attachTo: document.body,
    global: { plugins: [createPinia(), i18n, router] },
  });
  standing.add(wrapper);
  return wrapper;
}

/** Unmounts what tests left mounted. */
export function unmountAll(): void {
  for (const wrapper of standing) if (wrapper.exists()) wrapper.unmount();
  standing.clear();
}

/** The arguments of a recorded call. */
export interface Asked {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** A refusal, as the server sends it. */
export class Refusal extends Error {
  readonly problem: Problem;

  constructor(problem: Pick<Problem, 'status' | 'code' | 'detail'> & Partial<Problem>) {
    super(problem.detail);
    this.problem = Problem.parse({
      type: 'about:blank',
      title: problem.detail,
      requestId: 'r-1',
      ...problem,
    });
  }
}

type Answer = (asked: Asked) => unknown;

/**
 * Answers API calls in one test in place of the server. Every reply passes through the route's own schema, so a test
 * cannot rely on a shape that the server never sends.
 */
export class Answers {
  readonly #answers: { route: RouteDefinition; path: RegExp; answer: Answer }[] = [];

  constructor() {
    vi.stubGlobal('fetch', this.#fetch);
  }

  on<const R extends RouteDefinition>(
    route: R,
    answer: (asked: Asked) => Reply<R> | Promise<Reply<R>>,
  ): this {
    const path = new RegExp(`^${API_PREFIX}${route.path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
    this.#answers.push({ route, path, answer });
    return this;
  }

  readonly #fetch = async (input: string | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(input, 'http://console.test');
    for (const { route, path, answer } of this.#answers) {
      const match = path.exec(url.pathname);
      if (match === null || route.method !== (init.method ?? 'GET')) continue;
      const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
      try {
        const reply = await answer({ params: match.groups ?? {}, query: url.searchParams, body });
        return Response.json('parse' in route.reply ? route.reply.parse(reply) : reply);
      } catch (error) {
        if (error instanceof Refusal) return Response.json(error.problem, { status: error.problem.status });
        throw error;
      }
    }
    throw new Error(
      `Nobody answers ${init.method ?? 'GET'} ${url.pathname}: the test names no answer for it.`,
    );
  };
}

/** The element with this text; fails when there is none or more than one. */
export function byText(selector: string, text: string): HTMLElement {
  const found = [...document.querySelectorAll<HTMLElement>(selector)].filter((element) =>
    element.textContent.includes(text),
  );
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${found.length} of ${selector} say “${text}”`);
  return only;
}

/** Presses a key where the focus is. @returns whether the page left the key to the browser */
export function press(key: string, more: KeyboardEventInit = {}): boolean {
  const target = document.activeElement ?? document.body;
  return target.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
  );
}
