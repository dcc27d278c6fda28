import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import type { MessageLane } from '@yizhan/domain';
import { system } from '../../app/actor.ts';
import { runWrite } from '../../app/context.ts';
import { createTestPlatform, type TestPlatform } from '../../test-support/platform.ts';
import { Delivery, SendRefused, SendUnsure, type MessageDriver, type OutgoingMessage } from './index.ts';
import { queueMessage } from '../../test-support/queue-message.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await createTestPlatform();
});
afterAll(() => platform.stop());
beforeEach(async () => {
  await platform.services.db.deleteFrom('messages').execute();
});

const minutes = (count: number) => count * 60_000;
function pass(ms: number): void {
  platform.now = new Date(platform.now.getTime() + ms);
}

/** A provider whose calls end when the test says so. */
class SlowProvider implements MessageDriver {
  readonly name = 'slow';
  readonly repeatable: boolean;
  readonly begun: OutgoingMessage[] = [];
  readonly #ends: Array<(how: Error | null) => void> = [];
  #waiting: Array<() => void> = [];
  ask?: MessageDriver['ask'];

  constructor(repeatable = true) {
    this.repeatable = repeatable;
  }

  send(message: OutgoingMessage): Promise<{ providerRef: string | null }> {
    this.begun.push(message);
    for (const tell of this.#waiting.splice(0)) tell();
    return new Promise((resolve, reject) => {
      this.#ends.push((how) => (how === null ? resolve({ providerRef: `p-${message.id}` }) : reject(how)));
    });
  }

  /** Resolves when this many calls have begun in total. */
  async hasBegun(count: number): Promise<void> {
    while (this.begun.length < count) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  end(call: number, how: Error | null = null): void {
    this.#ends[call]?.(how);
  }
}

/** Answers each call immediately with the test's reply. */
function promptProvider(
  send: MessageDriver['send'],
  rest: Partial<MessageDriver> = {},
): MessageDriver & { readonly ids: string[] } {
  const ids: string[] = [];
  return {
    name: 'prompt',
    repeatable: true,
    ids,
    send: (message) => {
      ids.push(message.id);
      return send(message);
    },
    ...rest,
  };
}

const taken = async () => ({ providerRef: null });

function delivery(driver: MessageDriver, slots: Partial<Record<MessageLane, number>> = {}): Delivery {
  return new Delivery(platform.services, {
    driver: async () => driver,
    slots: { code: 2, personal: 2, bulk: 2, ...slots },
  });
}

let numbered = 0;
async function queue(lane: MessageLane, expiresAt?: Date): Promise<void> {
  numbered += 1;
  await runWrite(platform.services, { actor: system('test') }, (ctx) =>
    queueMessage(ctx, {
      lane,
      purpose: lane === 'code' ? 'sign_in' : 'offers',
      template: 'test',
      locale: 'zh-CN',
      phone: `1390000${String(1000 + numbered)}`,
      text: lane,
      ...(expiresAt === undefined ? {} : { expiresAt }),
    }),
  );
}

/** Queues this many bulk messages, as one statement would. */
async function queueBulk(count: number): Promise<void> {
  await queue('bulk');
  await platform.services.pool.query(
    `insert into messages (id, lane, channel, template, locale, purpose, payload, status, due_at, created_by_kind, created_at)
     select gen_random_uuid(), lane, channel, template, locale, purpose, payload, status, due_at, created_by_kind, created_at
     from messages, generate_series(2, $1) where lane = 'bulk'`,
    [count],
  );
}

async function rows() {
  return platform.services.db
    .selectFrom('messages')
    .select(['id', 'status', 'reason', 'due_at', 'attempts', 'last_error', 'provider_ref', 'sent_at'])
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

describe('lanes', () => {
  it('sends a code before any further bulk message is begun, with 20,000 of them waiting', async () => {
    await queueBulk(20_000);
    const provider = new SlowProvider();
    const working = delivery(provider, { bulk: 3 });
    await working.pump();
    await provider.hasBegun(3);
    expect(provider.begun.map(({ text }) => text)).toEqual(['bulk', 'bulk', 'bulk']);

    await platform.nobody.call(routes.identity.requestCode, { body: { phone: '13911110001', as: 'seeker' } });
    // A slot of the bulk lane becomes free at the moment the code starts waiting.
    provider.end(0);
    await provider.hasBegun(5);
    expect(provider.begun[3]).toMatchObject({ template: 'sign_in.code', phone: '13911110001' });
    expect(provider.begun[4]?.text).toBe('bulk');

    for (let call = 1; call < 5; call += 1) provider.end(call);
    await provider.hasBegun(8);
    const stopped = working.stop();
    for (let call = 5; call < 8; call += 1) provider.end(call);
    await stopped;
    const sent = await platform.services.db
      .selectFrom('messages')
      .select('lane')
      .where('status', '=', 'sent')
      .execute();
    expect(sent.map(({ lane }) => lane).sort()).toEqual([...Array<string>(7).fill('bulk'), 'code']);
  });

  it('begins nothing below while more codes wait than can be sent at once', async () => {
    await queue('bulk');
    for (let code = 0; code < 3; code += 1) await queue('code');
    const provider = new SlowProvider();
    const working = delivery(provider, { code: 1 });
    await working.pump();
    for (let call = 0; call < 3; call += 1) {
      await provider.hasBegun(call + 1);
      provider.end(call);
    }
    await provider.hasBegun(4);
    expect(provider.begun.map(({ text }) => text)).toEqual(['code', 'code', 'code', 'bulk']);
    provider.end(3);
    await working.stop();
  });

  it('lets several processes share the work: each message once', async () => {
    for (let message = 0; message < 12; message += 1) await queue('personal');
    const provider = promptProvider(taken);
    await Promise.all([delivery(provider).drain(), delivery(provider).drain(), delivery(provider).drain()]);
    expect(new Set(provider.ids).size).toBe(12);
    expect(provider.ids).toHaveLength(12);
    expect((await rows()).every(({ status }) => status === 'sent')).toBe(true);
  });
});

describe('a provider that does not take a message', () => {
  it('is tried again at growing distances with the same id, until the message is given up', async () => {
    await queue('personal');
    const provider = promptProvider(async () => {
      throw new Error('no credit for 13900001234');
    });
    const working = delivery(provider);
    const pauses: number[] = [];
    for (let attempt = 0; attempt < 8; attempt += 1) {
      await working.drain();
      const [row] = await rows();
      if (row?.due_at !== null && row?.due_at !== undefined) {
        pauses.push((row.due_at.getTime() - platform.now.getTime()) / 1000);
        platform.now = row.due_at;
      }
    }
    expect(pauses).toEqual([30, 60, 120, 240, 480, 960, 1920]);
    expect(new Set(provider.ids).size).toBe(1);
    expect(await rows()).toMatchObject([
      { status: 'dead', reason: 'given_up', attempts: 8, last_error: 'no credit for …', due_at: null },
    ]);
  });

  it('is not asked twice when it refuses for good, and does not stop the others', async () => {
    await queue('personal');
    await queue('personal');
    let calls = 0;
    const provider = promptProvider(async () => {
      calls += 1;
      if (calls === 1) throw new SendRefused('blacklisted');
      return { providerRef: 'ok' };
    });
    await delivery(provider, { personal: 1 }).drain();
    expect(await rows()).toMatchObject([
      { status: 'dead', reason: 'provider_refused', last_error: 'blacklisted' },
      { status: 'sent', provider_ref: 'ok' },
    ]);
  });

  it('gets no message after its life is over', async () => {
    await queue('code', new Date(platform.now.getTime() + minutes(10)));
    pass(minutes(11));
    const provider = promptProvider(taken);
    await delivery(provider).drain();
    expect(provider.ids).toEqual([]);
    expect(await rows()).toMatchObject([{ status: 'dead', reason: 'expired' }]);
  });
});

describe('a process that dies while it sends', () => {
  it('leaves at most what was in its hands to be sent again, with the same id', async () => {
    for (let message = 0; message < 5; message += 1) await queue('personal');
    const provider = new SlowProvider();
    // Its calls never end: nobody records their outcome.
    await delivery(provider).pump();
    await provider.hasBegun(2);
    const others = promptProvider(taken);
    await delivery(others).drain();
    expect(others.ids).toHaveLength(3);
    pass(minutes(2));
    await delivery(others).drain();
    expect(others.ids.slice(3).sort()).toEqual(provider.begun.map(({ id }) => id).sort());
    expect((await rows()).map(({ status }) => status)).toEqual(Array(5).fill('sent'));
  });

  it('does not overwrite what its successor found', async () => {
    await queue('personal');
    const provider = new SlowProvider();
    const dying = delivery(provider);
    await dying.pump();
    await provider.hasBegun(1);
    pass(minutes(2));
    await delivery(promptProvider(async () => ({ providerRef: 'second' }))).drain();
    provider.end(0, new Error('too late'));
    await dying.stop();
    expect(await rows()).toMatchObject([{ status: 'sent', provider_ref: 'second', last_error: null }]);
  });

  it('kills no other with the same message for ever', async () => {
    await queue('personal');
    for (let death = 0; death < 9; death += 1) {
      const provider = new SlowProvider();
      await delivery(provider).pump();
      if (death < 8) await provider.hasBegun(1);
      pass(minutes(2));
    }
    await delivery(promptProvider(taken)).drain();
    expect(await rows()).toMatchObject([{ status: 'dead', reason: 'given_up' }]);
  });
});

describe('a provider that gives no answer and may send twice', () => {
  const unsure = async () => {
    throw new SendUnsure('no answer in 10 s');
  };

  it('is asked before anything is sent again', async () => {
    await queue('code');
    const standings = ['absent', 'taken'] as const;
    let asked = 0;
    const provider = promptProvider(unsure, {
      repeatable: false,
      ask: async () => ({ state: standings[asked++] ?? 'absent' }),
    });
    const working = delivery(provider);
    await working.drain();
    expect(await rows()).toMatchObject([{ status: 'asking', last_error: 'no answer in 10 s' }]);
    pass(20_000);
    await working.drain();
    pass(20_000);
    await working.drain();
    expect(provider.ids).toHaveLength(1);
    expect(asked).toBe(2);
    expect(await rows()).toMatchObject([{ status: 'sent' }]);
  });

  it('gets it again once it surely never came', async () => {
    await queue('personal');
    let calls = 0;
    const provider = promptProvider(async () => (calls++ === 0 ? unsure() : taken()), {
      repeatable: false,
      ask: async () => ({ state: 'absent' }),
    });
    const working = delivery(provider);
    for (let look = 0; look < 6; look += 1) {
      await working.drain();
      pass(minutes(1));
    }
    expect(provider.ids).toHaveLength(2);
    expect(new Set(provider.ids).size).toBe(1);
    expect(await rows()).toMatchObject([{ status: 'sent' }]);
  });

  it('leaves a message unknown when it cannot be asked or never answers', async () => {
    await queue('personal');
    await delivery(promptProvider(unsure, { repeatable: false })).drain();
    pass(minutes(11));
    await delivery(promptProvider(unsure, { repeatable: false })).drain();
    expect(await rows()).toMatchObject([{ status: 'unknown', last_error: 'no answer in 10 s' }]);

    await platform.services.db.deleteFrom('messages').execute();
    await queue('personal');
    const silent = promptProvider(unsure, {
      repeatable: false,
      ask: async () => {
        throw new Error('still silent');
      },
    });
    const working = delivery(silent);
    for (let look = 0; look < 10; look += 1) {
      await working.drain();
      pass(minutes(40));
    }
    expect(silent.ids).toHaveLength(1);
    expect(await rows()).toMatchObject([{ status: 'unknown', last_error: 'still silent' }]);
  });

  it('is asked too when the process died in mid-air', async () => {
    await queue('personal');
    const provider = new SlowProvider(false);
    await delivery(provider).pump();
    await provider.hasBegun(1);
    pass(minutes(2));
    const other = promptProvider(taken, { repeatable: false, ask: async () => ({ state: 'delivered' }) });
    await delivery(other).drain();
    expect(other.ids).toEqual([]);
    expect(await rows()).toMatchObject([{ status: 'delivered' }]);
  });
});

describe('stopping', () => {
  it('waits for what is under way and begins nothing more', async () => {
    for (let message = 0; message < 3; message += 1) await queue('personal');
    const provider = new SlowProvider();
    const working = delivery(provider, { personal: 1 });
    await working.pump();
    await provider.hasBegun(1);
    const stopped = working.stop();
    provider.end(0);
    await stopped;
    expect((await rows()).map(({ status }) => status).sort()).toEqual(['sent', 'waiting', 'waiting']);
    expect(provider.begun).toHaveLength(1);
  });
});
