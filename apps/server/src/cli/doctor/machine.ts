import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '../../app/config.ts';
import { ok, reasonOf, trouble, type Check } from './report.ts';

const APPS = fileURLToPath(new URL('../../../../', import.meta.url));
const LEAST_NODE = 24;
/** Free bytes below which PostgreSQL will soon stop taking writes, and below which it is time to think of it. */
const LEAST_DISK = 1024 ** 3;
const LOW_DISK = 5 * 1024 ** 3;

/** Everything that can be seen without the database. */
export async function checkMachine(config: Config): Promise<Check[]> {
  return [
    checkNode(),
    await checkFolder(config),
    await checkDisk(config),
    checkTimeZone(),
    await checkPort(config),
    await checkFaces(),
  ];
}

function checkNode(): Check {
  const version = process.versions.node;
  if (Number.parseInt(version, 10) >= LEAST_NODE) return ok('node', `Node ${version}`, `Node ${version}`);
  return trouble(
    'bad',
    'node',
    { 'zh-CN': `Node ${version} 太旧`, en: `Node ${version} is too old` },
    {
      'zh-CN': `需要 ${LEAST_NODE} 以上。在项目文件夹运行 npm ci，会装好自带的版本，再用 npx yizhan 运行。`,
      en: `${LEAST_NODE} or newer is needed. Run npm ci in the project folder, which brings its own, and use npx yizhan.`,
    },
  );
}

async function checkFolder(config: Config): Promise<Check> {
  const { dataDir } = config;
  const folder = await nearestFolder(dataDir);
  try {
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    return trouble(
      'bad',
      'data folder',
      {
        'zh-CN': `数据文件夹不可写：${reasonOf(error)}`,
        en: `The data folder cannot be written: ${reasonOf(error)}`,
      },
      {
        'zh-CN': `把 ${folder} 的所有者改成运行本程序的用户，或用 YIZHAN_DATA 指定别的文件夹。`,
        en: `Give ${folder} to the user who runs this program, or name another folder with YIZHAN_DATA.`,
      },
    );
  }
  if (folder !== dataDir) {
    return ok('data folder', `${dataDir}（首次启动时建立）`, `${dataDir} (made at the first start)`);
  }
  const keys = await stat(join(dataDir, 'keys')).catch(() => null);
  if (keys !== null && process.platform !== 'win32' && (keys.mode & 0o077) !== 0) {
    return trouble(
      'bad',
      'data folder',
      { 'zh-CN': '密钥文件别人也能读', en: 'The key file can be read by others' },
      { 'zh-CN': `运行 chmod 600 ${join(dataDir, 'keys')}`, en: `Run chmod 600 ${join(dataDir, 'keys')}` },
    );
  }
  return ok('data folder', dataDir, dataDir);
}

/** The folder itself, else the nearest one above it that exists. */
async function nearestFolder(path: string): Promise<string> {
  const found = await stat(path).catch(() => null);
  const above = dirname(path);
  return found !== null || above === path ? path : nearestFolder(above);
}

async function checkDisk(config: Config): Promise<Check> {
  const { bavail, bsize } = await statfs(await nearestFolder(config.dataDir));
  const free = bavail * bsize;
  const gigabytes = `${(free / 1024 ** 3).toFixed(1)} GB`;
  if (free >= LOW_DISK) return ok('disk', `剩余 ${gigabytes}`, `${gigabytes} free`);
  return trouble(
    free < LEAST_DISK ? 'bad' : 'warn',
    'disk',
    { 'zh-CN': `磁盘只剩 ${gigabytes}`, en: `Only ${gigabytes} of disk are free` },
    {
      'zh-CN': '清理磁盘，或把数据文件夹移到更大的盘（停止后复制，再改 YIZHAN_DATA）。',
      en: 'Free some space, or move the data folder to a larger disk (stop, copy, then change YIZHAN_DATA).',
    },
  );
}

/** Office dates are in Shanghai time, wherever the machine is; that needs the zone's rules. */
function checkTimeZone(): Check {
  const hour = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Shanghai',
    hour: '2-digit',
    hourCycle: 'h23',
  });
  if (hour.format(new Date('2026-01-01T00:00:00Z')) === '08') {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return ok(
      'time zone',
      `业务日期按北京时间（本机 ${own}）`,
      `Office dates are of Shanghai (this machine: ${own})`,
    );
  }
  return trouble(
    'bad',
    'time zone',
    { 'zh-CN': '缺少 Asia/Shanghai 时区数据', en: 'The rules of the zone Asia/Shanghai are missing' },
    {
      'zh-CN': '换用带完整 ICU 的 Node（npm ci 自带的就是）。',
      en: 'Use a Node with full ICU (the one npm ci brings is).',
    },
  );
}

async function checkPort(config: Config): Promise<Check> {
  if (await isFree(config)) return ok('port', `端口 ${config.port} 可用`, `Port ${config.port} is free`);
  const isOurs = await fetch(`http://127.0.0.1:${config.port}/healthz`, {
    signal: AbortSignal.timeout(3_000),
  })
    .then(async (response) => response.ok && (await response.text()).includes('"status":"ok"'))
    .catch(() => false);
  if (isOurs)
    return ok('port', `驿站正在端口 ${config.port} 运行`, `Yizhan is running on port ${config.port}`);
  return trouble(
    'bad',
    'port',
    { 'zh-CN': `端口 ${config.port} 被别的程序占用`, en: `Port ${config.port} is used by another program` },
    {
      'zh-CN': `停掉那个程序，或换个端口：PORT=${config.port + 1} npm start`,
      en: `Stop that program, or take another port: PORT=${config.port + 1} npm start`,
    },
  );
}

function isFree({ port, host }: Config): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host }, () => server.close(() => resolve(true)));
  });
}

async function checkFaces(): Promise<Check> {
  const missing: string[] = [];
  for (const face of ['portal', 'console', 'screens']) {
    await access(join(APPS, face, 'dist', 'index.html')).catch(() => missing.push(face));
  }
  if (missing.length === 0) return ok('front ends', '页面已构建', 'The front ends are built');
  return trouble(
    'bad',
    'front ends',
    { 'zh-CN': `页面还没有构建：${missing.join('、')}`, en: `Not built yet: ${missing.join(', ')}` },
    { 'zh-CN': '运行 npm run build，或直接 npm start。', en: 'Run npm run build, or just npm start.' },
  );
}
