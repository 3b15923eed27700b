import { McpServer } from '@modelcontextprotocol/server'
import type { Operation } from '../../answers/operation.ts'
import { Refusal, sayRefusal } from '../../kernel/errors.ts'
import type { Ask } from '../ask.ts'

/**
 * An MCP server with one tool a question. Answers come as structured content under the operation's output schema and as
 * the same JSON in text, for clients that read only text; a refusal is a tool error with its stable code.
 */
export function mcpServerOf(operations: readonly Operation[], ask: Ask, version: string): McpServer {
  const server = new McpServer(
    { name: 'ytterby', version },
    {
      instructions:
        'Ytterby checks statements about rare earths and critical minerals against dated, sourced records. Quote the receipt with every figure; a verdict holds under the definition and on the day it names.',
    },
  )
  for (const op of operations) {
    server.registerTool(
      op.name,
      {
        description: op.asks,
        inputSchema: op.input,
        outputSchema: op.output,
        annotations: { readOnlyHint: op.name !== 'ingest' && op.writes !== true, openWorldHint: false },
      },
      async (input: unknown) => {
        try {
          const answer = await ask(op.name, input)
          return {
            content: [{ type: 'text' as const, text: JSON.stringify(answer) }],
            structuredContent: answer as Record<string, unknown>,
          }
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          return { content: [{ type: 'text' as const, text: sayRefusal(error) }], isError: true }
        }
      },
    )
  }
  return server
}
