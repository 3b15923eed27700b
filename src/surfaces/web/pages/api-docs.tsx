import { z } from 'zod'
import type { Operation } from '../../../answers/operation.ts'
import { refusals } from '../../../kernel/errors.ts'
import type { Page } from '../view.ts'

interface Property {
  readonly type?: string
  readonly description?: string
  readonly enum?: readonly string[]
  readonly default?: unknown
  readonly items?: { readonly type?: string }
}

/** What one field takes, in words: its type, its choices, its default. */
function takes(property: Property): string {
  const kind = property.enum === undefined ? (property.type ?? 'any') : property.enum.join(' · ')
  const several = property.type === 'array' ? `list of ${property.items?.type ?? 'values'}` : kind
  return property.default === undefined ? several : `${several}; default ${JSON.stringify(property.default)}`
}

const Fields = ({ schema }: { schema: z.ZodType }) => {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, Property>
    required?: string[]
  }
  const names = Object.keys(properties)
  if (names.length === 0) return <p>Takes no input.</p>
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label="Input fields">
      <table class="ledger">
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Takes</th>
            <th scope="col">What it is</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <tr>
              <th scope="row">
                <code>{name}</code>
                {required.includes(name) ? ' (needed)' : ''}
              </th>
              <td>{takes(properties[name] ?? {})}</td>
              <td>{properties[name]?.description ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The documentation of the API, from the same table of operations that answers it. */
export function apiDocsPage(operations: readonly Operation[]): Page {
  return {
    title: 'API',
    section: '/about',
    body: (
      <article class="prose api">
        <h1>One table of questions, on every surface</h1>
        <p>
          Each question below is a command (<code>ytterby NAME</code>), a route (<code>POST /api/NAME</code> with a JSON body, and{' '}
          <code>GET /api/NAME?…</code> where every field fits into an address), and an MCP tool at <code>/mcp</code> or by{' '}
          <code>ytterby mcp</code> on standard input and output. The machine-readable form is{' '}
          <a href="/api/openapi.json">OpenAPI 3.1</a>. A document may also be sent as it is: the body is the article, its{' '}
          <code>content-type</code> says what it is, options stand in the query.
        </p>
        <nav aria-label="Questions">
          <p>
            {operations.map((op, index) => (
              <>
                {index === 0 ? '' : ' · '}
                <a href={`#${op.name}`}>{op.name}</a>
              </>
            ))}
          </p>
        </nav>
        {operations.map((op) => (
          <section id={op.name}>
            <h2>{op.name}</h2>
            <p>{op.asks}</p>
            <Fields schema={op.input} />
            {op.cli.examples.length === 0 ? null : (
              <pre tabIndex={0}>
                <code>{op.cli.examples.map((example) => `ytterby ${example}`).join('\n')}</code>
              </pre>
            )}
          </section>
        ))}
        <section id="refusals">
          <h2>Refusals</h2>
          <p>
            A question that cannot be answered is refused in one sentence with a stable code:{' '}
            <code>{'{"error": {"code", "message", "line"?, "column"?}}'}</code>. "Cannot tell" is an answer, not a refusal.
          </p>
          <div class="scroll" tabIndex={0} role="group" aria-label="Refusal codes">
            <table class="ledger">
              <thead>
                <tr>
                  <th scope="col">Code</th>
                  <th scope="col">HTTP</th>
                  <th scope="col">Exit</th>
                </tr>
              </thead>
              <tbody>
                {Object.entries(refusals).map(([code, { http, exit }]) => (
                  <tr>
                    <th scope="row">
                      <code>{code}</code>
                    </th>
                    <td>{http}</td>
                    <td>{exit}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      </article>
    ),
  }
}
