/** Faults of the surroundings that the person at the terminal can mend, by error code. */
const CURES: Readonly<Record<string, string>> = {
  EADDRINUSE:
    '端口已被占用，请换一个，例如 PORT=8081 npm start · The port is in use; choose another one, e.g. PORT=8081 npm start',
  EACCES:
    '没有权限使用这个端口或文件夹，请换一个端口（1024以上）或检查文件夹权限 · No permission for this port or folder; choose a port above 1024 or check the folder',
  ENOSPC: '磁盘满了，请腾出空间再试 · The disk is full; please free some space',
  ECONNREFUSED:
    '连不上数据库，请检查 DATABASE_URL 和数据库是否在运行 · The database cannot be reached; please check DATABASE_URL and that it is running',
  ENOTFOUND:
    '找不到数据库的主机名，请检查 DATABASE_URL · The database host is unknown; please check DATABASE_URL',
  '28P01':
    '数据库用户名或密码不对，请检查 DATABASE_URL · The database refused user or password; please check DATABASE_URL',
  '3D000': '数据库还没有建，请先建好再启动 · The database does not exist yet; please create it first',
  '42501': '数据库用户没有建表的权限 · The database user may not create tables',
};

/** What to print when a command ends with an error: the cure where there is one, else everything for a report. */
export function explainFailure(error: unknown): string {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const code = 'code' in at && typeof at.code === 'string' ? at.code : '';
    const cure = CURES[code];
    if (cure !== undefined) return `${cure}\n  (${at.message})`;
  }
  if (error instanceof Error && error.cause === undefined && error.constructor === Error)
    return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
