import { MESSAGE_LANES, type MessageLane } from '@yizhan/domain';
import { newId } from '../../app/ids.ts';
import type { Services } from '../../app/services.ts';
import { SendRefused, SendUnsure, type MessageDriver, type OutgoingMessage } from './drivers/driver.ts';
import { claimMessages, settleMessage, type ClaimedMessage } from './messages.repository.ts';
import { MessagePayload } from './payload.ts';
import { readMessageSettings } from './settings.ts';
import { readProviderCodes } from './templates.repository.ts';

/** A holder silent for this long is considered dead; far more than the time-out of any driver. */
const LEASE_MS = 60_000;
/** Attempts after which a message is dead, and the pause before the second one, which doubles each time. */
const TRIES = 8;
const FIRST_PAUSE_MS: Record<MessageLane, number> = { code: 5_000, personal: 30_000, bulk: 30_000 };
/** Pause before a provider that gave no answer is asked, and how often it is asked. */
const ASK_PAUSE_MS: Record<MessageLane, number> = { code: 20_000, personal: 60_000, bulk: 60_000 };
const ASKS = 5;
/** Providers list a message some time after accepting it: until then an absent one may still appear. */
const SURELY_ABSENT_MS = 3 * 60_000;
/** How long to wait for a report where the provider cannot be asked. */
const REPORT_WAIT_MS = 10 * 60_000;

export interface DeliveryOptions {
  /** Called before each message, so that new settings take effect immediately. */
  readonly driver: () => Promise<MessageDriver>;
  /** The most simultaneous calls, per lane. */
  readonly slots: Readonly<Record<MessageLane, number>>;
}

/** What messages need for their delivery, the same for all claimed together. */
interface Way {
  readonly driver: MessageDriver;
  readonly signature: string;
  /** The provider's names of texts, by template and language. */
  readonly codes: ReadonlyMap<string, string>;
}

type Change = Parameters<typeof settleMessage>[3];

/**
 * Delivers waiting messages. A message is claimed in its own short transaction, passed to the provider outside any, and
 * its outcome is recorded separately; if a process dies, others resend at most what it was holding, with the same id.
 * Codes go first: while one is due, nothing of the lower lanes is begun.
 */
export class Delivery {
  readonly #services: Services;
  readonly #options: DeliveryOptions;
  /** Identifies the holder of a lease: one process, one start. */
  readonly #name = newId();
  readonly #underWay: Record<MessageLane, number> = { code: 0, personal: 0, bulk: 0 };
  readonly #tasks = new Set<Promise<void>>();
  #pass: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(services: Services, options: DeliveryOptions) {
    this.#services = services;
    this.#options = options;
  }

  /** Begins what is due and has a free slot; resolves when no more can be begun. */
  pump(): Promise<void> {
    const pass = this.#pass.then(() => this.#fill());
    // The next pass begins whether this one failed or not; its caller gets the error.
    this.#pass = pass.catch(() => undefined);
    return pass;
  }

  /** Continues until nothing is due and nothing in progress. */
  async drain(): Promise<void> {
    let last: Promise<void>;
    do {
      await this.pump();
      await Promise.all(this.#tasks);
      last = this.#pass;
      await last;
      // Calls that ended meanwhile have requested another pass.
    } while (this.#tasks.size > 0 || this.#pass !== last);
  }

  /** Begins nothing more, and waits for calls in progress. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#pass;
    await Promise.all(this.#tasks);
  }

  async #fill(): Promise<void> {
    for (const lane of MESSAGE_LANES) {
      const free = this.#options.slots[lane] - this.#underWay[lane];
      if (free > 0 && !this.#stopped) {
        const claimed = await this.#claim(lane, free);
        // All are read before the first is begun: the first claimed is the first sent.
        const way = claimed.length === 0 ? null : await this.#prepare(claimed);
        if (way !== null) for (const message of claimed) this.#begin(lane, message, way);
      }
      // All slots for codes are taken: more may be waiting, and nothing goes before them.
      if (lane === 'code' && this.#underWay.code >= this.#options.slots.code) return;
    }
  }

  #claim(lane: MessageLane, limit: number): Promise<ClaimedMessage[]> {
    const now = this.#services.clock();
    const until = new Date(now.getTime() + LEASE_MS);
    return claimMessages(this.#services.db, lane, { by: this.#name, now, until, limit });
  }

  /** What some messages need for their delivery; an error when the settings cannot be read. */
  async #prepare(claimed: readonly ClaimedMessage[]): Promise<Way | Error> {
    const { db } = this.#services;
    try {
      return {
        driver: await this.#options.driver(),
        signature: (await readMessageSettings(db)).signature,
        codes: await readProviderCodes(db, [...new Set(claimed.map(({ template }) => template))]),
      };
    } catch (error) {
      return error instanceof Error ? error : new Error('unknown');
    }
  }

  #begin(lane: MessageLane, message: ClaimedMessage, way: Way | Error): void {
    this.#underWay[lane] += 1;
    const task = this.#handle(lane, message, way)
      .catch((error: unknown) => {
        // The outcome could not be recorded: the lease ends, and the message is handled again.
        this.#services.log.error({ err: error, message: message.id }, 'A message was left in mid-air');
      })
      .finally(() => {
        this.#underWay[lane] -= 1;
        this.#tasks.delete(task);
        if (this.#stopped) return;
        this.pump().catch((error: unknown) => {
          this.#services.log.error({ err: error }, 'Messages could not be claimed and will be tried again');
        });
      });
    this.#tasks.add(task);
  }

  async #handle(lane: MessageLane, message: ClaimedMessage, way: Way | Error): Promise<void> {
    const change = await this.#deliver(lane, message, way);
    if (!(await settleMessage(this.#services.db, message.id, this.#name, change))) {
      this.#services.log.warn({ message: message.id }, 'A message outlived its lease');
    }
  }

  /** Sends a message, or asks about it; returns its new state. */
  async #deliver(lane: MessageLane, message: ClaimedMessage, way: Way | Error): Promise<Change> {
    const now = this.#services.clock();
    if (message.payload === null) return dead('expired', now);
    if (way instanceof Error) return unattempted(message, way, now);
    const { driver } = way;
    const provider = driver.name;
    const outgoing: OutgoingMessage = {
      id: message.id,
      ...MessagePayload.parse(this.#services.cipher.decryptJson(message.payload)),
      signature: way.signature,
      template: message.template,
      providerCode: way.codes.get(`${message.template} ${message.locale}`) ?? null,
      attemptedAt: message.attempted_at ?? now,
      providerRef: message.provider_ref,
    };
    const mayBeGone = message.was === 'asking' || (message.was === 'sending' && !driver.repeatable);
    if (mayBeGone) return { provider, ...(await this.#ask(driver, lane, message, outgoing)) };
    if (message.expires_at !== null && message.expires_at <= now) return dead('expired', now);
    // The message may have killed its former holder.
    if (message.attempts > TRIES) return dead('given_up', now);
    try {
      const { providerRef } = await driver.send(outgoing);
      const sentAt = this.#services.clock();
      return {
        provider,
        ...settled('sent', sentAt),
        sent_at: sentAt,
        provider_ref: providerRef,
        last_error: null,
      };
    } catch (error) {
      return { provider, last_error: reasonOf(error), ...this.#afterFailure(driver, lane, message, error) };
    }
  }

  #afterFailure(driver: MessageDriver, lane: MessageLane, message: ClaimedMessage, error: unknown): Change {
    const now = this.#services.clock();
    if (error instanceof SendRefused) return dead(error.reason, now);
    if (error instanceof SendUnsure && !driver.repeatable) return asking(driver, lane, now);
    if (message.attempts >= TRIES) return dead('given_up', now);
    return { status: 'waiting', due_at: later(now, FIRST_PAUSE_MS[lane] * 2 ** (message.attempts - 1)) };
  }

  /** A message that may be on its way is not resent before its provider says that it never arrived. */
  async #ask(
    driver: MessageDriver,
    lane: MessageLane,
    message: ClaimedMessage,
    outgoing: OutgoingMessage,
  ): Promise<Change> {
    if (driver.ask === undefined) {
      // The report of a message whose holder died has not had time to arrive yet.
      const now = this.#services.clock();
      return message.was === 'sending' ? asking(driver, lane, now) : settled('unknown', now);
    }
    try {
      const standing = await driver.ask(outgoing);
      const now = this.#services.clock();
      switch (standing.state) {
        case 'taken':
          return { ...settled('sent', now), sent_at: now, last_error: null };
        case 'delivered':
          return { ...settled('delivered', now), sent_at: now, last_error: null };
        case 'undelivered':
          return { ...settled('undelivered', now), sent_at: now, last_error: standing.why };
        case 'unlisted':
          return message.asks >= ASKS ? settled('unknown', now) : askingAgain(lane, message, now);
        case 'absent':
          return now.getTime() - outgoing.attemptedAt.getTime() < SURELY_ABSENT_MS
            ? asking(driver, lane, now)
            : { status: 'waiting', due_at: now };
      }
    } catch (error) {
      const now = this.#services.clock();
      const last_error = reasonOf(error);
      return message.asks >= ASKS
        ? { last_error, ...settled('unknown', now) }
        : { last_error, ...askingAgain(lane, message, now) };
    }
  }
}

/** Unreadable settings do not count as an attempt: everything waits until they are fixed. */
function unattempted({ was, attempts, asks }: ClaimedMessage, error: Error, now: Date): Change {
  const counted = was === 'asking' ? { asks: asks - 1 } : { attempts: attempts - 1 };
  const status = was === 'asking' || was === 'sending' ? was : 'waiting';
  return { status, ...counted, last_error: reasonOf(error), due_at: later(now, LEASE_MS) };
}

function askingAgain(lane: MessageLane, message: ClaimedMessage, now: Date): Change {
  return { status: 'asking', due_at: later(now, ASK_PAUSE_MS[lane] * 2 ** message.asks) };
}

function asking(driver: MessageDriver, lane: MessageLane, now: Date): Change {
  const pause = driver.ask === undefined ? REPORT_WAIT_MS : ASK_PAUSE_MS[lane];
  return { status: 'asking', due_at: later(now, pause) };
}

function settled(status: 'sent' | 'delivered' | 'undelivered' | 'unknown', now: Date): Change {
  return { status, reason: null, due_at: null, settled_at: now };
}

function dead(reason: 'given_up' | 'provider_refused' | 'template_unset' | 'expired', now: Date): Change {
  return { status: 'dead', reason, due_at: null, settled_at: now };
}

function later(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms);
}

/** For the operator; providers quote the number they refuse, so long runs of digits are removed. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : 'unknown';
  return text.replace(/\d{7,}/g, '…').slice(0, 300);
}
