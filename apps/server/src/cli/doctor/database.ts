import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Config } from '../../app/config.ts';
import { listMigrations } from '../../app/db/migrate.ts';
import { startEmbeddedPostgres } from '../../app/embedded-postgres.ts';
import { Cipher, parseKeys } from '../../app/security/cipher.ts';
import {
  countFailedJobs,
  countMessages,
  readExtensions,
  readMigrations,
  readSealed,
  readServer,
} from './doctor.repository.ts';
import { checkDriver, sendTest } from './messages.ts';
import { ok, reasonOf, trouble, type Check } from './report.ts';

const LEAST_VERSION = 150_000;
const EXTENSIONS = ['pg_trgm', 'btree_gin'];
/** Seconds by which the clocks of this machine and of the database may differ: codes of the second factor live 30. */
const MOST_DRIFT = 15;
const LATE_MINUTES = 10;
const JOB_DAYS = 7;

/**
 * Everything that the database shows. Changes nothing; an embedded one that is not running is started and ended.
 *
 * @param testPhone a mobile to send a test message to
 */
export async function checkDatabase(config: Config, testPhone: string | null): Promise<Check[]> {
  if (config.databaseUrl !== null) return connectAndCheck(config, config.databaseUrl, testPhone);
  const folder = join(config.dataDir, 'postgres');
  if (!existsSync(folder)) {
    return [ok('database', '还没有建立（首次启动时自动建立）', 'Not made yet (the first start makes it)')];
  }
  let embedded;
  try {
    embedded = await startEmbeddedPostgres({ dataDir: folder });
  } catch (error) {
    return [
      unreachable(
        reasonOf(error),
        `看 ${folder}/postgres.log 里的最后几行。`,
        `Look at the last lines of ${folder}/postgres.log.`,
      ),
    ];
  }
  try {
    return await connectAndCheck(config, embedded.url, testPhone);
  } finally {
    await embedded.stop();
  }
}

async function connectAndCheck(config: Config, url: string, testPhone: string | null): Promise<Check[]> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'yizhan-doctor',
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    return [
      unreachable(
        reasonOf(error),
        '检查 DATABASE_URL 的主机、端口、用户和密码，以及数据库服务有没有在运行。',
        'Check host, port, user and password of DATABASE_URL, and whether the database server runs.',
      ),
    ];
  }
  try {
    const checks = [await checkServer(client), await checkClock(client), await checkExtensions(client)];
    const migrations = await checkMigrations(client);
    checks.push(migrations.check);
    if (migrations.isCurrent) {
      checks.push(await checkKeys(config, client), await checkDriver(config, client));
      checks.push(await checkMessages(client), await checkJobs(client));
      if (testPhone !== null) checks.push(await sendTest(config, client, testPhone));
    }
    return checks;
  } catch (error) {
    return [unreachable(reasonOf(error), '查看数据库日志。', 'Look at the log of the database.')];
  } finally {
    await client.end();
  }
}

function unreachable(why: string, zh: string, en: string): Check {
  return trouble(
    'bad',
    'database',
    { 'zh-CN': `数据库连不上：${why}`, en: `The database cannot be reached: ${why}` },
    { 'zh-CN': zh, en },
  );
}

async function checkServer(client: pg.Client): Promise<Check> {
  const { version, versionText } = await readServer(client);
  if (version >= LEAST_VERSION)
    return ok('database', `PostgreSQL ${versionText}`, `PostgreSQL ${versionText}`);
  return trouble(
    'bad',
    'database',
    { 'zh-CN': `PostgreSQL ${versionText} 太旧`, en: `PostgreSQL ${versionText} is too old` },
    {
      'zh-CN': '升级到 15 以上，或去掉 DATABASE_URL 用自带的数据库。',
      en: 'Upgrade to 15 or newer, or drop DATABASE_URL and use the one that comes along.',
    },
  );
}

async function checkClock(client: pg.Client): Promise<Check> {
  const { now } = await readServer(client);
  const drift = Math.abs(now.getTime() - Date.now()) / 1000;
  if (drift <= MOST_DRIFT) return ok('clock', '时钟一致', 'The clocks agree');
  const seconds = drift.toFixed(0);
  return trouble(
    'bad',
    'clock',
    {
      'zh-CN': `本机与数据库的时钟相差 ${seconds} 秒`,
      en: `The clocks of this machine and the database differ by ${seconds} s`,
    },
    {
      'zh-CN': '在两台机器上开启自动对时（NTP）。',
      en: 'Turn on time synchronisation (NTP) on both machines.',
    },
  );
}

async function checkExtensions(client: pg.Client): Promise<Check> {
  const { installed, available } = await readExtensions(client, EXTENSIONS);
  const missing = EXTENSIONS.filter((name) => !available.includes(name));
  if (missing.length === 0) {
    const waiting = EXTENSIONS.filter((name) => !installed.includes(name));
    return waiting.length === 0
      ? ok('extensions', `扩展齐全：${EXTENSIONS.join('、')}`, `Extensions: ${EXTENSIONS.join(', ')}`)
      : ok(
          'extensions',
          `扩展可用，迁移时安装：${waiting.join('、')}`,
          `Available, installed by migrating: ${waiting.join(', ')}`,
        );
  }
  return trouble(
    'bad',
    'extensions',
    { 'zh-CN': `缺少数据库扩展：${missing.join('、')}`, en: `Extensions are missing: ${missing.join(', ')}` },
    {
      'zh-CN': '在数据库服务器上安装 postgresql-contrib。',
      en: 'Install postgresql-contrib on the database server.',
    },
  );
}

async function checkMigrations(client: pg.Client): Promise<{ check: Check; isCurrent: boolean }> {
  const done = await readMigrations(client);
  const known = listMigrations().map(({ number }) => number);
  const missing = known.filter((number) => !(done ?? []).includes(number));
  const beyond = (done ?? []).filter((number) => !known.includes(number));
  if (beyond.length > 0) {
    return {
      isCurrent: false,
      check: trouble(
        'bad',
        'migrations',
        { 'zh-CN': '数据库比程序新', en: 'The database is newer than this program' },
        {
          'zh-CN': '换用更新的程序版本，或恢复备份。',
          en: 'Use the newer version of the program, or restore a back-up.',
        },
      ),
    };
  }
  if (missing.length > 0) {
    return {
      isCurrent: false,
      check: trouble(
        'bad',
        'migrations',
        { 'zh-CN': `有 ${missing.length} 个迁移没有执行`, en: `${missing.length} migrations have not run` },
        {
          'zh-CN': '运行 npx yizhan migrate（启动时也会自动执行）。',
          en: 'Run npx yizhan migrate (a start does it too).',
        },
      ),
    };
  }
  return { isCurrent: true, check: ok('migrations', '数据库结构是最新的', 'The schema is up to date') };
}

async function checkKeys(config: Config, client: pg.Client): Promise<Check> {
  const file = join(config.dataDir, 'keys');
  const sealed = await readSealed(client);
  if (config.keys === null && !existsSync(file)) {
    if (sealed.length === 0)
      return ok('keys', '还没有密钥（首次启动时建立）', 'No key yet (the first start makes it)');
    return trouble(
      'bad',
      'keys',
      { 'zh-CN': `密钥文件不在：${file}`, en: `The key file is missing: ${file}` },
      {
        'zh-CN': '把备份的 keys 文件放回去再启动。没有它，已存的电话和身份证号读不出来。',
        en: 'Put back the copy of the keys file before you start. Without it stored phones and ID numbers cannot be read.',
      },
    );
  }
  try {
    const cipher = new Cipher(parseKeys(config.keys ?? readFileSync(file, 'utf8')));
    for (const { sealed: value } of sealed) cipher.decrypt(value);
  } catch (error) {
    return trouble(
      'bad',
      'keys',
      {
        'zh-CN': `密钥打不开已存的数据：${reasonOf(error)}`,
        en: `The key does not open what is stored: ${reasonOf(error)}`,
      },
      {
        'zh-CN': '换回建立这个数据库时用的 keys 文件（或 YIZHAN_KEYS），旧密钥要留在新密钥后面。',
        en: 'Use the keys file (or YIZHAN_KEYS) this database was made with; old keys must stay behind the new one.',
      },
    );
  }
  return sealed.length === 0
    ? ok('keys', '密钥就绪（还没有加密数据可试）', 'The key is there (nothing is stored yet to try it on)')
    : ok('keys', '密钥能打开已存的数据', 'The key opens what is stored');
}

async function checkMessages(client: pg.Client): Promise<Check> {
  const { dead, waiting, lastError } = await countMessages(client, LATE_MINUTES);
  const why = lastError === null ? '' : ` (${lastError.slice(0, 200)})`;
  if (dead > 0) {
    return trouble(
      'bad',
      'messages',
      { 'zh-CN': `${dead} 条短信没有发出去${why}`, en: `${dead} messages could not be delivered${why}` },
      {
        'zh-CN': '检查短信服务商的设置和余额。',
        en: 'Check the settings and the balance of the message provider.',
      },
    );
  }
  if (waiting > 0) {
    return trouble(
      'warn',
      'messages',
      {
        'zh-CN': `${waiting} 条短信到点后又等了超过 ${LATE_MINUTES} 分钟`,
        en: `${waiting} messages are overdue by more than ${LATE_MINUTES} minutes`,
      },
      {
        'zh-CN': '看看有没有进程在做 worker（YIZHAN_ROLES）。',
        en: 'See whether a process plays the role worker (YIZHAN_ROLES).',
      },
    );
  }
  return ok('messages', '没有积压的短信', 'No messages are waiting');
}

async function checkJobs(client: pg.Client): Promise<Check> {
  const failed = await countFailedJobs(client, JOB_DAYS);
  if (failed.length === 0) return ok('jobs', '后台任务没有失败', 'No job has failed');
  const list = failed.map(({ name, count }) => `${name} × ${count}`).join(', ');
  return trouble(
    'bad',
    'jobs',
    {
      'zh-CN': `最近 ${JOB_DAYS} 天有后台任务失败：${list}`,
      en: `Jobs failed within ${JOB_DAYS} days: ${list}`,
    },
    {
      'zh-CN': '用 YIZHAN_LOG=info 重新启动，看日志里这些任务的错误。',
      en: 'Start again with YIZHAN_LOG=info and look for the errors of these jobs in the log.',
    },
  );
}
