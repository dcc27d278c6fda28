import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { system, type Actor } from '../../app/actor.ts';
import { runWrite, type WriteContext } from '../../app/context.ts';
import type { Transaction } from '../../app/db/database.ts';
import { DomainError } from '../../app/errors.ts';
import { newId, recordId, type Ref } from '../../app/ids.ts';
import { UNDO_MINUTES, type Grant } from '@yizhan/domain';
import { routes } from '@yizhan/contract';
import { COMPOSITION } from '../../records/module.ts';
import { takeBack } from '../../records/flow/take-back.ts';
import { findLastAction } from '../../records/flow/flow.repository.ts';
import type { MainLine } from '../main-line.ts';
import { person, selfRegistered } from '../people.ts';
import { findAnywhere } from '../search-database.ts';
import type { Sample } from './sample.ts';
import { changedSince, standingOf } from './standing.ts';

/** Ends a try and undoes it. */
class Undone extends Error {}

const ELSEWHERE = ['430302', '430102'];
const actorOf = (grant: Grant): Actor => ({
  kind: 'staff',
  staffId: newId(),
  login: 'x',
  name: '王芳',
  grants: [grant],
});

/**
 * What every flow answers for, derived from its table: each legal move and its taking back, moves that are not legal,
 * without a reason, by others, from elsewhere, too late; and the record after its person was merged or erased.
 */
export function describeFlow(sample: Sample, ready: () => MainLine): void {
  const { bound, begin, isBySystem, except } = sample;
  const { flow, noun, table, column, shared } = bound;
  const edges = flow.statuses.flatMap((from) =>
    Object.entries(flow.table[from] ?? {}).flatMap(([move, to]) =>
      to === undefined || `${from}.${move}` in except ? [] : [{ from, move, to }],
    ),
  );
  const actorFor = (move: string): Actor => (isBySystem(move) ? system('test') : actorOf(sample.by));

  describe(`the flow of ${noun}`, () => {
    let line: MainLine;
    const standing = new Map<string, Ref>();
    beforeAll(() => {
      line = ready();
    });

    const rowOf = async (trx: Transaction, ref: Ref): Promise<Readonly<Record<string, unknown>>> => {
      const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}
        where id = ${ref.id} and ${shared ? sql`true` : sql`prefecture = ${ref.prefecture}`}`.execute(trx);
      return rows[0] ?? {};
    };
    const versionOf = async (trx: Transaction, ref: Ref) => Number((await rowOf(trx, ref))['version']);
    const write = <T>(actor: Actor, work: (ctx: WriteContext) => Promise<T>): Promise<T> =>
      runWrite(line.platform.services, { actor }, work);
    /** Runs an hour later, so that times of before differ, in a transaction of which nothing stays. */
    async function tried(actor: Actor, work: (ctx: WriteContext) => Promise<void>): Promise<void> {
      const now = new Date(line.platform.now.getTime() + 3_600_000);
      const run = runWrite(line.platform.services, { actor, now }, async (ctx) => {
        await work(ctx);
        throw new Undone();
      });
      await expect(run).rejects.toBeInstanceOf(Undone);
    }
    async function refusal(work: Promise<unknown>): Promise<{ code: string; status: number }> {
      try {
        await work;
      } catch (error) {
        if (error instanceof DomainError) return { code: error.code, status: error.status };
        throw error;
      }
      return { code: 'not refused', status: 200 };
    }
    const statusOf = async (ref: Ref): Promise<string> =>
      String((await line.platform.services.db.transaction().execute((trx) => rowOf(trx, ref)))[column]);
    async function walk(ref: Ref, moves: readonly string[], note = ''): Promise<void> {
      for (const move of moves) {
        const from = await statusOf(ref);
        await write(actorFor(move), (ctx) =>
          sample.move(ctx, line, { ref, from, move, version: null, note }),
        );
      }
    }
    /** One record in this status, which tries leave as it is. */
    async function standingIn(status: string): Promise<Ref> {
      const known = standing.get(status);
      if (known !== undefined) return known;
      const ref = await begin(line, { words: '练一练' }, status);
      await walk(ref, sample.way(await statusOf(ref), status));
      standing.set(status, ref);
      return ref;
    }

    it.each(edges)('goes from $from by $move to $to, and back', async ({ from, move, to }) => {
      const ref = await standingIn(from);
      await tried(actorFor(move), async (ctx) => {
        const composition = ctx.services.use(COMPOSITION);
        const before = { row: await rowOf(ctx.trx, ref), all: await standingOf(ctx.trx, composition) };
        expect(before.row[column]).toBe(from);
        const version = Number(before.row['version']);
        await sample.move(ctx, line, { ref, from, move, version });
        expect(await rowOf(ctx.trx, ref)).toMatchObject({ [column]: to, version: version + 1 });

        const action = await findLastAction(ctx.trx, ref);
        expect(action).toMatchObject({
          noun,
          move,
          from_status: from,
          to_status: to,
          version_after: version + 1,
        });
        const trail = await ctx.trx
          .selectFrom('audit_entries')
          .select('action')
          .where('entity_id', '=', bound.idOf(ref))
          .where('request_id', '=', ctx.requestId)
          .execute();
        const told = bound.audit({
          ...{ key: ref, ref, move, from, to, reason: '', note: '', data: {}, caused: [] },
        });
        expect(trail.map((row) => row.action)).toEqual(told === null ? [] : [told]);

        // Somebody who read the same version comes second.
        const second = sample.move(ctx, line, { ref, from, move, version });
        expect((await refusal(second)).status).toBe(409);

        if (action === undefined) return;
        if (action.undo === null) {
          expect(await refusal(takeBack(ctx, action))).toMatchObject({ code: 'action.final' });
          return;
        }
        const late = new Date(ctx.now.getTime() + (UNDO_MINUTES + 1) * 60_000);
        expect(await refusal(takeBack({ ...ctx, now: late }, action))).toMatchObject({ code: 'action.late' });
        await takeBack(ctx, action);
        const after = { row: await rowOf(ctx.trx, ref), all: await standingOf(ctx.trx, composition) };
        expect(after.row[column]).toBe(from);
        expect(changedSince(before.all, after.all)).toEqual([]);
        expect(await refusal(takeBack(ctx, action))).toMatchObject({ code: 'action.taken_back' });
      });
    });

    it.each(flow.statuses)('makes no other move from %s', async (from) => {
      const ref = await standingIn(from);
      const illegal = Object.keys(flow.moves).filter((move) => flow.table[from]?.[move] === undefined);
      for (const move of illegal) {
        await tried(actorFor(move), async (ctx) => {
          const version = await versionOf(ctx.trx, ref);
          const asked = sample.move(ctx, line, { ref, from, move, version });
          const code = bound.errors.illegal?.().code ?? 'record.step_illegal';
          expect([move, await refusal(asked)]).toEqual([move, { code, status: 409 }]);
          expect(await versionOf(ctx.trx, ref)).toBe(version);
        });
      }
    });

    const [some] = edges;
    it.each(edges.filter(({ move }) => needsReason(flow.moves[move]?.reason)))(
      'asks why before $move from $from',
      async ({ from, move }) => {
        const ref = await standingIn(from);
        await tried(actorFor(move), async (ctx) => {
          const asked = sample.move(ctx, line, { ref, from, move, version: null, mute: true });
          const code = bound.errors.reason?.().code ?? 'record.reason_needed';
          expect(await refusal(asked)).toMatchObject({ code, status: 422 });
        });
      },
    );

    it('is moved by nobody without the right, nor from elsewhere, nor with another version', async () => {
      const firsts = [...Map.groupBy(edges, ({ move }) => move).values()].flatMap((of) => of.slice(0, 1));
      const strangers: Actor[] = [
        { kind: 'public' },
        actorOf({ ...sample.by, role: 'auditor' }),
        ...ELSEWHERE.map((region) => actorOf({ ...sample.by, region, siteId: null })),
      ];
      for (const { from, move } of firsts) {
        const ref = await standingIn(from);
        const barred = isBySystem(move) ? [...strangers, actorOf(sample.by)] : strangers;
        for (const actor of barred) {
          await tried(actor, async (ctx) => {
            const { status } = await refusal(sample.move(ctx, line, { ref, from, move, version: null }));
            expect([move, actor, [401, 403].includes(status)]).toEqual([move, actor, true]);
          });
        }
        await tried(actorFor(move), async (ctx) => {
          const version = (await versionOf(ctx.trx, ref)) + 1;
          const asked = sample.move(ctx, line, { ref, from, move, version });
          expect(await refusal(asked)).toMatchObject({ code: 'record.changed' });
        });
      }
    });

    it('is unknown under an id that nobody has', async () => {
      if (some === undefined) return;
      const ref: Ref = { prefecture: '4303', id: newId() };
      await tried(actorFor(some.move), async (ctx) => {
        const asked = sample.move(ctx, line, { ref, ...some, version: null });
        expect((await refusal(asked)).status).toBe(404);
      });
    });

    if (!sample.ofSeeker) return;
    it('follows its person into the record that is kept', async () => {
      const [keep, drop] = [await person(line.clerk), await person(line.clerk)];
      const ref = await begin(line, { seekerId: drop.id, words: '练一练' });
      const { version } = await line.manager.call(routes.seekers.get, { params: { id: drop.id } });
      await line.manager.call(routes.seekers.merge, {
        params: { id: keep.id },
        body: { dropId: drop.id, version: keep.version, dropVersion: version, reason: '同一个人' },
      });
      const from = await statusOf(ref);
      const [move = ''] = Object.keys(flow.table[from] ?? {});
      await tried(actorFor(move), async (ctx) => {
        const row = await rowOf(ctx.trx, ref);
        expect(recordId(ref.prefecture, String(row['seeker_id']))).toBe(keep.id);
        await sample.move(ctx, line, { ref, from, move, version: null });
      });
    });

    it('is erased with its person, down to the last word', async () => {
      const { own, record } = await selfRegistered(line.platform, '暗记人');
      const ref = await begin(line, { seekerId: record.id, words: '暗记想说的' });
      const usual = Object.keys(flow.table[await statusOf(ref)] ?? {}).slice(0, 1);
      await walk(ref, sample.ends.length === 0 ? usual : sample.ends, '暗记一句');
      const left = async () =>
        (await findAnywhere(line.platform.services, ['暗记'])).map((found) => found.table);
      expect(await left()).toContain('public.record_actions');
      await own.call(routes.me.erase, { body: { confirm: true } });
      expect(await left()).toEqual([]);
    });
  });
}

function needsReason(rule: string | readonly string[] | undefined): boolean {
  return rule === 'words' || Array.isArray(rule);
}
