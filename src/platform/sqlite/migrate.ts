import { Kysely, sql } from 'kysely'
import { Migrator, type Migration as KyselyMigration } from 'kysely/migration'
import { number, type Connection } from './connection.ts'
import { nodeSqliteDialect } from './dialect.ts'
import type { Migration } from './migrations/migration.ts'
import { migrations } from './migrations/all.ts'
import { refusalFor } from './refusing.ts'

/**
 * Brings a store forward, all steps in one transaction; of two programs that start at once the second waits and finds it done. Import
 * this file only when `user_version` says that there is something to do. Throws the `Refusal` a user can act on.
 */
export async function migrate(connection: Connection, steps: readonly Migration[] = migrations): Promise<void> {
  connection.execute('BEGIN IMMEDIATE')
  try {
    if (number(connection.first('PRAGMA user_version')?.[0]) < steps.length) await runSteps(connection, steps)
    connection.execute('COMMIT')
  } catch (thrown) {
    if (connection.database.isTransaction) connection.execute('ROLLBACK')
    throw refusalFor(thrown, connection.path)
  }
}

async function runSteps(connection: Connection, steps: readonly Migration[]): Promise<void> {
  const database = new Kysely<unknown>({ dialect: nodeSqliteDialect(connection) })
  const migrator = new Migrator({ db: database, provider: { getMigrations: () => Promise.resolve(asKysely(steps)) } })
  const { error } = await migrator.migrateToLatest()
  await database.destroy()
  if (error !== undefined) throw error
}

function asKysely(steps: readonly Migration[]): Record<string, KyselyMigration> {
  return Object.fromEntries(
    steps.map((step, index) => [
      `${String(index + 1).padStart(4, '0')}-${step.name}`,
      {
        async up(database: Kysely<unknown>): Promise<void> {
          for (const statement of step.statements) await sql.raw(statement).execute(database)
          await sql.raw(`PRAGMA user_version = ${index + 1}`).execute(database)
        },
      },
    ]),
  )
}
