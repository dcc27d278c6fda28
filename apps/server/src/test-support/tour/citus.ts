import { randomBytes } from 'node:crypto';
import { migrate } from '../../app/db/migrate.ts';
import { databaseUrl, withAdmin, type TestDatabase } from '../server.ts';

/** Names a database of a Citus coordinator in which other databases may be made; null where there is none. */
export const CITUS_URL = process.env['YIZHAN_CITUS'] ?? null;

interface Node {
  readonly host: string;
  readonly port: number;
}

/**
 * A migrated database on the coordinator and its workers, nothing of it spread yet. The coordinator's own database must
 * know its workers (`citus_add_node`), and the account must be one that may make databases and extensions on all nodes.
 */
export async function createCitusDatabase(coordinator: string): Promise<TestDatabase> {
  const name = `yizhan_citus_${String(process.pid)}_${randomBytes(4).toString('hex')}`;
  const { head, workers } = await withAdmin(coordinator, async (admin) => {
    const { rows } = await admin.query<Node & { group: number }>(
      'select nodename as host, nodeport as port, groupid as group from pg_dist_node where noderole = $1',
      ['primary'],
    );
    return { head: rows.find(({ group }) => group === 0), workers: rows.filter(({ group }) => group !== 0) };
  });
  if (head === undefined || workers.length === 0)
    throw new Error('The Citus of YIZHAN_CITUS knows no coordinator host or no worker.');
  const nodes = [coordinator, ...workers.map((node) => at(coordinator, node))];
  for (const url of nodes) {
    await withAdmin(url, async (admin) => {
      await admin.query('set citus.enable_create_database_propagation = off');
      await admin.query(`create database ${name}`);
    });
    await withAdmin(databaseUrl(url, name), (admin) => admin.query('create extension citus'));
  }
  const url = databaseUrl(coordinator, name);
  await withAdmin(url, async (admin) => {
    await admin.query('select citus_set_coordinator_host($1, $2)', [head.host, head.port]);
    for (const { host, port } of workers) await admin.query('select citus_add_node($1, $2)', [host, port]);
  });
  await migrate(url);
  return {
    url,
    drop: async () => {
      for (const node of nodes)
        await withAdmin(node, async (admin) => {
          await admin.query('set citus.enable_create_database_propagation = off');
          await admin.query(`drop database if exists ${name} with (force)`);
        });
    },
  };
}

function at(url: string, node: Node): string {
  const changed = new URL(url);
  changed.hostname = node.host;
  changed.port = String(node.port);
  return changed.href;
}
