import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../test-support/database.ts';
import { geoJson, square } from '../test-support/square-file.ts';

/** Each call starts a process that opens the whole platform: a test took a minute where both cores were busy. */
const SPAWNS = { timeout: 600_000 };
const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

let database: TestDatabase;
let folder: string;
let environment: NodeJS.ProcessEnv;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'yizhan-cli-'));
  environment = {
    ...process.env,
    DATABASE_URL: database.url,
    YIZHAN_DATA: folder,
    YIZHAN_DEMO: '0',
    YIZHAN_KEYS: `1:${randomBytes(32).toString('base64')}`,
    LC_ALL: 'en_GB.UTF-8',
    PORT: '0',
  };
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.drop();
});

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line as a shell would. */
function yizhan(
  args: readonly string[],
  options: { input?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...args], { env: { ...environment, ...options.env } });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, err }));
    child.stdin.end(options.input ?? '');
  });
}

function objects(out: string): unknown[] {
  return out
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
}

describe('parse', SPAWNS, () => {
  it('prints one object per line, also for empty lines, lines with CRLF and a last one without end', async () => {
    const { code, out } = await yizhan(['parse', 'pay'], {
      input: '8000-12000元/月·13薪\n\n面议\r\n看能力\u2028再定\n200元/天',
      env: { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' },
    });
    expect(code).toBe(0);
    const unstated = { min: null, max: null, unit: null, months: null };
    expect(objects(out)).toEqual([
      { min: 800_000, max: 1_200_000, unit: 'month', months: 13, negotiable: false },
      { ...unstated, negotiable: false },
      { ...unstated, negotiable: true },
      { ...unstated, negotiable: false },
      { min: 20_000, max: 20_000, unit: 'day', months: null, negotiable: false },
    ]);
  });

  it('addresses and titles carry a confidence and keys for every line', async () => {
    const [addresses, titles] = await Promise.all([
      yizhan(['parse', 'address'], { input: '湖南省湘潭市雨湖区\n\n' }),
      yizhan(['parse', 'title'], { input: '电焊工\n\n经理\n' }),
    ]);
    expect(objects(addresses.out)).toEqual([
      { region: '430302', level: 'county', confidence: expect.any(Number) as number },
      { region: null, level: null, confidence: 0 },
    ]);
    const [welder, empty, manager] = objects(titles.out);
    expect(welder).toMatchObject({ code: '6-18-02-04', name: '焊工' });
    expect(empty).toEqual({ code: null, name: null, confidence: 0, alternatives: [] });
    expect(manager).toMatchObject({ alternatives: expect.any(Array) as unknown[] });
  });

  it('ends quietly when the reader goes away', async () => {
    const child = spawn(process.execPath, [MAIN, 'parse', 'pay'], { env: environment });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.stdin.on('error', () => undefined);
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    child.stdout.once('data', () => child.stdout.destroy());
    child.stdin.end('5000元/月\n'.repeat(200_000));
    expect(await ended).toBe(0);
    expect(err).toBe('');
  });

  it('refuses what it does not know', async () => {
    const { code, err } = await yizhan(['parse', 'weather']);
    expect(code).not.toBe(0);
    expect(err).toContain('pay, address, title');
  });
});

describe('import', SPAWNS, () => {
  const csv = [
    'id,title,company,area,salary_min,salary_max,description',
    'CLI-000000001,电工,湘潭命令行有限公司,湘潭市雨湖区,4000,6000,负责全厂配电设备的巡检维护和抢修工作',
    'CLI-000000002,,湘潭命令行有限公司,湘潭市雨湖区,4000,6000,没有写岗位名称的一行，其余都填写了',
    'CLI-000000003,保洁,湘潭命令行有限公司,,3000,3500,没有写地点，要靠命令行给出的默认地区',
  ].join('\n');

  it('prints the summary as JSON on standard output and progress on standard error; twice changes nothing', async () => {
    const file = join(folder, 'vacancies.csv');
    writeFileSync(file, csv);
    const first = await yizhan(['import', 'vacancies', file, '--region', '430304', '--json']);
    expect(first.code).toBe(0);
    expect(JSON.parse(first.out)).toEqual({
      rows: 3,
      created: 2,
      updated: 0,
      unchanged: 0,
      rejected: [{ row: 3, field: 'title', reason: expect.stringContaining('no title') as string }],
    });
    expect(first.err).toContain('3/3');
    const second = await yizhan(['import', 'vacancies', file, '--region', '430304', '--json']);
    expect(JSON.parse(second.out)).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    writeFileSync(file, csv.replace('6000,负责', '7000,负责'));
    const third = await yizhan(['import', 'vacancies', file, '--region', '430304']);
    expect(third.out).toContain('0 created, 1 updated, 1 unchanged, 1 rejected');
  });

  it('ends with 2 for a file that cannot be read or mapped', async () => {
    const missing = await yizhan(['import', 'vacancies', join(folder, 'none.csv'), '--json']);
    expect(missing).toMatchObject({ code: 2, out: '' });
    const picture = join(folder, 'picture.csv');
    writeFileSync(picture, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]));
    expect((await yizhan(['import', 'vacancies', picture])).code).toBe(2);
    const foreign = join(folder, 'foreign.csv');
    writeFileSync(foreign, 'a,b\n1,2\n');
    const unmapped = await yizhan(['import', 'employers', foreign]);
    expect(unmapped.code).toBe(2);
    expect(unmapped.err).toContain('Name');
    const named = await yizhan(['import', 'employers', foreign, '--mapping', 'nobody made it']);
    expect(named.code).toBe(2);
  });
});

describe('points import', SPAWNS, () => {
  it('says what a file would do, does it once, and refuses what is no table of points', async () => {
    const file = join(folder, 'points.csv');
    writeFileSync(
      file,
      'code,name,lng,lat,system\n430382,韶山市,112.5301,27.9201,WGS-84\n430399,,112.5,27.9,WGS-84\n',
    );
    const checked = await yizhan(['points', 'import', file, '--check']);
    expect(checked.code).toBe(0);
    expect(checked.out).toContain('1 would be taken, 0 unchanged, 1 rejected. Nothing was changed.');
    expect(checked.out).toContain('row 3 (430399)');
    const taken = await yizhan(['points', 'import', file, '--json']);
    expect(JSON.parse(taken.out)).toMatchObject({ taken: 1, rejected: [{ row: 3, code: '430399' }] });
    const again = await yizhan(['points', 'import', file, '--json']);
    expect(JSON.parse(again.out)).toMatchObject({ taken: 0, unchanged: 1 });
    writeFileSync(file, 'a,b\n1,2\n');
    expect((await yizhan(['points', 'import', file])).code).toBe(2);
    expect((await yizhan(['points', 'import', join(folder, 'none.csv')])).code).toBe(2);
  });
});

describe('boundaries import', SPAWNS, () => {
  it('says what a file would do, does it, and refuses one without a right to use it', async () => {
    const file = join(folder, 'boundaries.geojson');
    const { file: shapes } = geoJson([
      { code: 430300, ring: square(112.9, 27.9) },
      { code: '430399', ring: square(112.9, 27.9) },
    ]);
    writeFileSync(file, await shapes.text());
    const said = ['--source', '测绘院', '--approval', '湘S(2026)001号'];
    const checked = await yizhan(['boundaries', 'import', file, ...said, '--check']);
    expect(checked.code).toBe(0);
    expect(checked.out).toContain('1 would be taken, 1 rejected. Nothing was changed.');
    expect(checked.out).toContain('shape 2 (430399)');
    const taken = await yizhan(['boundaries', 'import', file, ...said, '--json']);
    expect(JSON.parse(taken.out)).toMatchObject({ taken: [{ region: { code: '4303' }, replaces: false }] });
    expect((await yizhan(['boundaries', 'import', file, '--source', '测绘院'])).code).toBe(2);
    writeFileSync(file, '{}');
    expect((await yizhan(['boundaries', 'import', file, ...said])).code).toBe(2);
  });
});

describe('round', SPAWNS, () => {
  it('solves and publishes here, lists what was run, and says that nothing is left to stop', async () => {
    const [vacancies, seekers] = [join(folder, 'round-vacancies.csv'), join(folder, 'round-seekers.csv')];
    writeFileSync(
      vacancies,
      'id,title,company,area,salary_min,salary_max,description\nR-1,保安,湘潭撮合有限公司,湘潭市雨湖区,4000,6000,负责小区门岗值守和夜间巡逻，三班轮换\n',
    );
    writeFileSync(seekers, '姓名,手机号,求职意向,居住地\n王五,13811113333,保安,湘潭市雨湖区\n');
    await yizhan(['import', 'vacancies', vacancies]);
    await yizhan(['import', 'seekers', seekers]);
    const all = ['--per-seeker', '2', '--whole', '--json'];
    const ran = await yizhan(['round', 'run', '--prefecture', '4303', ...all]);
    expect(ran).toMatchObject({ code: 0 });
    const [round] = JSON.parse(ran.out) as Array<{ id: string }>;
    expect(round).toMatchObject({ state: 'published', perSeeker: 2, whole: true, builtOn: null });
    expect(round).toMatchObject({ region: { code: '4303' } });
    const id = round?.id ?? '';
    expect((await yizhan(['round', 'list'])).out).toContain(id);
    const cancelled = await yizhan(['round', 'cancel', id]);
    expect(cancelled).toMatchObject({ code: 1, out: '' });
    expect(cancelled.err).toContain('nothing to stop');
    expect((await yizhan(['round', 'run', '--prefecture', '9999'])).code).toBe(1);
  });
});

describe('user add', SPAWNS, () => {
  it('makes an account with a first password, and says what is wrong otherwise', async () => {
    const args = ['user', 'add', '--name', '李四', '--role', 'county_officer', '--region', '430302'];
    const made = await yizhan([...args, '--login', 'li.si']);
    expect(made.code).toBe(0);
    expect(made.out).toMatch(/First password: [a-z2-9]{4}(?:-[a-z2-9]{4}){3} /);
    expect(await yizhan([...args, '--login', 'li.si'])).toMatchObject({ code: 1, out: '' });
    const short = await yizhan([...args, '--login', 'wang.wu', '--password', 'short']);
    expect(short).toMatchObject({ code: 1 });
    expect(short.err).toContain('ten characters');
    const nowhere = await yizhan(['user', 'add', '--login', 'x.y', '--name', '甲', '--role', 'auditor']);
    expect(nowhere.code).toBe(1);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query('select login, must_change_password from staff');
    await client.end();
    expect(rows).toEqual([{ login: 'li.si', must_change_password: true }]);
  });
});

describe('doctor', SPAWNS, () => {
  async function finding(name: string, env: NodeJS.ProcessEnv = {}) {
    const { code, out } = await yizhan(['doctor', '--json'], { env });
    const checks = JSON.parse(out) as Array<{
      name: string;
      state: string;
      found: string;
      cure: string | null;
    }>;
    return { code, check: checks.find((check) => check.name === name) };
  }

  it('finds the database, its version and its migrations', async () => {
    const { check } = await finding('migrations');
    expect(check).toMatchObject({ state: 'ok' });
    const unreachable = await finding('database', { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
    expect(unreachable).toMatchObject({ code: 1, check: { state: 'bad' } });
    expect(unreachable.check?.cure).toContain('DATABASE_URL');
  });

  it('finds a key that does not open what is stored', async () => {
    const seekers = join(folder, 'seekers.csv');
    writeFileSync(seekers, '姓名,手机号,求职意向,居住地\n张三,13811112222,保安,湘潭市雨湖区\n');
    await yizhan(['import', 'seekers', seekers]);
    expect((await finding('keys')).check).toMatchObject({ state: 'ok' });
    const other = await finding('keys', { YIZHAN_KEYS: `1:${randomBytes(32).toString('base64')}` });
    expect(other).toMatchObject({ code: 1, check: { state: 'bad' } });
  });

  it('says how messages are sent, and sends one on demand', async () => {
    expect((await finding('provider')).check).toMatchObject({ state: 'warn' });
    const wrong = await finding('provider', { YIZHAN_MESSAGES: '{"driver":"aliyun"}' });
    expect(wrong).toMatchObject({ code: 1, check: { state: 'bad' } });
    const { out } = await yizhan(['doctor', '--send-test', '13811112222']);
    expect(out).toMatch(/\[短信 SMS → 13811112222\] 【就业驿站】这是一条测试短信，编号\d{4}/);
    expect(out).toMatch(/took test message|收下了测试短信/);
    const refused = await yizhan(['doctor', '--send-test', '0731-58211234', '--json']);
    expect(refused.code).toBe(1);
  });

  it('finds messages that were given up, and a port in use', async () => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(
      `insert into messages (id, lane, channel, template, locale, purpose, status, reason, last_error, created_by_kind,
         created_at, settled_at)
       values (gen_random_uuid(), 'personal', 'sms', 'test', 'zh-CN', 'progress', 'dead', 'given_up', 'no credit', 'system',
         now(), now())`,
    );
    const dead = await finding('messages');
    await client.query('delete from messages');
    await client.end();
    expect(dead).toMatchObject({ code: 1, check: { state: 'bad' } });
    expect(dead.check?.found).toContain('no credit');
    const server = createServer((socket) => socket.destroy());
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    const busy = await finding('port', { PORT: String(port), HOST: '127.0.0.1' });
    server.close();
    expect(busy).toMatchObject({ code: 1, check: { state: 'bad' } });
  });
});
