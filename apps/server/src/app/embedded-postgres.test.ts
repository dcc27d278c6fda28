import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';

const MODULE = fileURLToPath(new URL('./embedded-postgres.ts', import.meta.url));
const running: EmbeddedPostgres[] = [];
let base: string;

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'yizhan-embedded-'));
  chmodSync(base, 0o755);
  return () => {
    rmSync(base, { recursive: true, force: true });
  };
});

afterEach(async () => {
  for (const db of running.splice(0)) await db.stop();
});

async function start(
  dataDir: string,
  log: (line: string) => void = () => undefined,
): Promise<EmbeddedPostgres> {
  const db = await startEmbeddedPostgres({ dataDir, log });
  running.push(db);
  return db;
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const result = await client.query<Record<string, unknown>>(sql);
    return result.rows;
  } finally {
    await client.end();
  }
}

function postmasterPid(db: EmbeddedPostgres): number {
  return Number.parseInt(readFileSync(join(db.clusterDir, 'postmaster.pid'), 'utf8'), 10);
}

/** Another process that starts the database, prints its address and keeps running. */
async function startInOtherProcess(dataDir: string): Promise<{ child: ChildProcess; url: string }> {
  const program = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(MODULE)});
    const db = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)} });
    console.log(db.url);
    process.stdin.resume().once('end', () => db.stop());`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  for await (const line of createInterface({ input: child.stdout })) return { child, url: line };
  throw new Error('the other process ended without an address');
}

/** Each test creates its own cluster on disk and waits for it: up to ten seconds where both cores are busy. */
const MAKES_CLUSTERS = { timeout: 240_000 };

describe('the embedded PostgreSQL', MAKES_CLUSTERS, () => {
  it('keeps data, port and password over a restart, and listens on loopback with a password only', async () => {
    const dataDir = join(base, 'restart');
    const first = await start(dataDir);
    await query(first.url, `create table kept as select '驿站' as word`);
    const [settings] = await query(
      first.url,
      `select current_setting('listen_addresses') as listen, current_setting('fsync') as fsync,
              current_setting('server_encoding') as encoding, lower('ÀÉ') as lower,
              '银行' < '安乡' collate "zh-x-icu" as by_pinyin, '一' < '丁' collate "C" as by_code_point`,
    );
    expect(settings).toEqual({
      listen: '127.0.0.1',
      fsync: 'on',
      encoding: 'UTF8',
      lower: 'àé',
      by_pinyin: false,
      by_code_point: true,
    });
    const wrong = new URL(first.url);
    wrong.password = 'guess';
    await expect(query(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/);
    expect(statSync(join(first.clusterDir, 'yizhan-connection.json')).mode & 0o777).toBe(0o600);
    await first.stop();
    await expect(query(first.url, 'select 1')).rejects.toThrow(/ECONNREFUSED/);

    const second = await start(dataDir);
    expect(second.url).toBe(first.url);
    expect(await query(second.url, 'select word from kept')).toEqual([{ word: '驿站' }]);
  });

  it('adopts the server that a killed process left behind, and ends it in the end', async () => {
    const dataDir = join(base, 'adopt');
    const { child, url } = await startInOtherProcess(dataDir);
    await query(url, 'create table acknowledged as select 1 as n');
    child.kill('SIGKILL');
    await once(child, 'exit');

    const db = await start(dataDir);
    expect(db.url).toBe(url);
    expect(await query(db.url, 'select n from acknowledged')).toEqual([{ n: 1 }]);
    await db.stop();
    await expect(query(url, 'select 1')).rejects.toThrow(/ECONNREFUSED/);
  });

  it('is shared by several processes and ends with the last of them', async () => {
    const dataDir = join(base, 'shared');
    const [db, other] = await Promise.all([start(dataDir), startInOtherProcess(dataDir)]);
    expect(other.url).toBe(db.url);
    await db.stop();
    expect(await query(other.url, 'select 1 as n')).toEqual([{ n: 1 }]);
    other.child.stdin?.end();
    await once(other.child, 'exit');
    await expect(query(db.url, 'select 1')).rejects.toThrow(/ECONNREFUSED/);
  });

  it('comes back on the same port when the server is killed, with all that was acknowledged', async () => {
    let sayBack: () => void = () => undefined;
    const back = new Promise<void>((resolve) => {
      sayBack = resolve;
    });
    const db = await start(join(base, 'killed'), (line) => {
      if (line.includes('is back')) sayBack();
    });
    await query(db.url, 'create table acknowledged as select 1 as n');
    process.kill(postmasterPid(db), 'SIGKILL');
    await back;
    expect(await query(db.url, 'select n from acknowledged')).toEqual([{ n: 1 }]);
  });

  it('starts despite a pid file whose number now belongs to another program', async () => {
    const dataDir = join(base, 'stale');
    const first = await start(dataDir);
    const pidFile = join(first.clusterDir, 'postmaster.pid');
    const text = readFileSync(pidFile, 'utf8').replace(/^\d+/, String(process.pid));
    await first.stop();
    writeFileSync(pidFile, text);

    const db = await start(dataDir);
    expect(await query(db.url, 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('takes another port when its own is in use', async () => {
    const dataDir = join(base, 'port');
    const first = await start(dataDir);
    await first.stop();
    const squatter = createServer().listen({ port: first.port, host: '127.0.0.1' });
    await once(squatter, 'listening');
    onTestFinished(() => {
      squatter.close();
    });
    const second = await start(dataDir);
    expect(second.port).not.toBe(first.port);
    expect(await query(second.url, 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('refuses a folder made by another version of PostgreSQL, and says what to do', async () => {
    const dataDir = join(base, 'version');
    mkdirSync(join(dataDir, 'cluster'), { recursive: true });
    writeFileSync(join(dataDir, 'cluster', 'PG_VERSION'), '17\n');
    await expect(start(dataDir)).rejects.toThrow(/made by PostgreSQL 17.*back it up/s);
  });

  it.runIf(process.getuid?.() === 0)('takes a folder that root put back from a copy', async () => {
    const dataDir = join(base, 'copied-from');
    const first = await start(dataDir);
    await query(first.url, 'create table kept as select 1 as n');
    await first.stop();
    const copy = join(base, 'copied-to');
    execFileSync('cp', ['-R', dataDir, copy]);

    const second = await start(copy);
    expect(await query(second.url, 'select n from kept')).toEqual([{ n: 1 }]);
  });

  it.runIf(process.getuid?.() === 0)(
    'moves to a reachable folder when root keeps it in a closed one',
    async () => {
      const closed = join(base, 'closed');
      mkdirSync(closed, { mode: 0o700 });
      const dataDir = join(closed, 'data');
      const first = await startEmbeddedPostgres({ dataDir, durable: false });
      const elsewhere = readFileSync(join(dataDir, 'moved-to'), 'utf8').trim();
      onTestFinished(() => {
        rmSync(elsewhere, { recursive: true, force: true });
      });
      await query(first.url, 'create table kept as select 1 as n');
      await first.stop();
      expect(statSync(join(elsewhere, 'cluster')).uid).not.toBe(0);

      const second = await start(dataDir);
      expect(await query(second.url, 'select n from kept')).toEqual([{ n: 1 }]);
    },
  );
});
