import {
  CompiledQuery,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely'
import type { SQLInputValue } from 'node:sqlite'
import type { Connection } from './connection.ts'

/** Kysely on `node:sqlite`. Only migrations and administration go through it: importing Kysely costs more than a whole cold answer. */
export const nodeSqliteDialect = (connection: Connection): Dialect => ({
  createAdapter: () => new SqliteAdapter(),
  createDriver: () => new NodeSqliteDriver(connection),
  createIntrospector: (database) => new SqliteIntrospector(database),
  createQueryCompiler: () => new SqliteQueryCompiler(),
})

class NodeSqliteDriver implements Driver {
  readonly #connection: DatabaseConnection
  constructor(connection: Connection) {
    this.#connection = {
      executeQuery: <R>(query: CompiledQuery): Promise<QueryResult<R>> => Promise.resolve(execute<R>(connection, query)),
      streamQuery: () => {
        throw new Error('rows are not streamed through the migration dialect')
      },
    }
  }
  init = (): Promise<void> => Promise.resolve()
  acquireConnection = (): Promise<DatabaseConnection> => Promise.resolve(this.#connection)
  // Within the transaction of `migrate`, which has the lock before Kysely looks at anything.
  beginTransaction = (connection: DatabaseConnection): Promise<void> => send(connection, 'savepoint migration')
  commitTransaction = (connection: DatabaseConnection): Promise<void> => send(connection, 'release migration')
  rollbackTransaction = (connection: DatabaseConnection): Promise<void> => send(connection, 'rollback to migration')
  releaseConnection = (): Promise<void> => Promise.resolve()
  /** The connection belongs to the store, which closes it. */
  destroy = (): Promise<void> => Promise.resolve()
}

async function send(connection: DatabaseConnection, statement: string): Promise<void> {
  await connection.executeQuery(CompiledQuery.raw(statement))
}

function execute<R>(connection: Connection, query: CompiledQuery): QueryResult<R> {
  const statement = connection.database.prepare(query.sql)
  const values = query.parameters as SQLInputValue[]
  if (statement.columns().length > 0) return { rows: statement.all(...values) as R[] }
  const done = statement.run(...values)
  return { rows: [], numAffectedRows: BigInt(done.changes), insertId: BigInt(done.lastInsertRowid) }
}
