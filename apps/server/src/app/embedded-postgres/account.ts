import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

/** The operating-system account of the database; `undefined` means the current one. */
export type Account = { readonly uid: number; readonly gid: number } | undefined;

const CONVENTIONAL_NOBODY = 65534;

/**
 * Chooses the account for the database. PostgreSQL refuses to run as root, so root gives it the account that owns an
 * existing cluster, or `nobody` for a new one: no system user is created that an uninstall would leave behind.
 *
 * @param clusterDir folder of the cluster, which need not exist yet
 * @throws when the cluster belongs to another user and the current one is not root
 */
export function chooseAccount(clusterDir: string): Account {
  const self = process.getuid?.();
  if (self === undefined) return undefined;
  const owner = statSync(clusterDir, { throwIfNoEntry: false });
  if (self !== 0) {
    if (owner && owner.uid !== self) throw new Error(foreignOwnerMessage(clusterDir, owner.uid));
    return undefined;
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return { uid: idOfNobody('-u'), gid: idOfNobody('-g') };
}

/**
 * Whether `account` may use `path`, tested through the operating system itself (mode bits alone would miss ACLs and
 * parent folders). `test` is a flag of test(1): `-r` read, `-x` enter or execute, `-w` write.
 *
 * @throws when this process cannot act as that account at all, as in some user namespaces
 */
export function mayUse(account: Account, test: '-r' | '-w' | '-x', path: string): boolean {
  if (account === undefined) return true;
  const result = spawnSync('/bin/sh', ['-c', `test ${test} "$1"`, 'sh', path], {
    ...account,
    cwd: '/',
    stdio: 'ignore',
  });
  if (result.error) {
    throw new Error(
      `Started as root, but the database may not run as root and switching to user ${String(account.uid)} failed ` +
        `(${result.error.message}). Start Yizhan as an ordinary user, or set DATABASE_URL to a PostgreSQL server.`,
      { cause: result.error },
    );
  }
  return result.status === 0;
}

/** macOS numbers `nobody` 4294967294, Linux 65534: ask, and fall back to the common number. */
function idOfNobody(flag: '-u' | '-g'): number {
  const result = spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' });
  return result.status === 0 ? Number.parseInt(result.stdout, 10) : CONVENTIONAL_NOBODY;
}

function foreignOwnerMessage(clusterDir: string, uid: number): string {
  return (
    `The database folder ${clusterDir} belongs to another user (uid ${String(uid)}). Start Yizhan as the user who ` +
    `started it first (root, if it was root), or give the folder to yourself with "chown -R", or set YIZHAN_DATA ` +
    `to a folder of your own.`
  );
}
