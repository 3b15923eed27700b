import { z } from 'zod'
import { Command, Option } from 'commander'
import type { Operation } from '../../answers/operation.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Ask } from '../ask.ts'
import type { Export } from '../export.ts'
import { deliver, formats, refuseBinaryOnTerminal, type Format } from './deliver.ts'
import type { Edge } from './edge.ts'
import { documentsBehind, fileText, given, parseLines } from './given.ts'
import { optionsOf } from './options.ts'

/** A command that is no question: it serves, fetches or moves the store. */
export interface Chore {
  readonly name: string
  readonly says: string
  readonly options: readonly { readonly flags: string; readonly says: string }[]
  /** Positional arguments in commander's notation, such as `<target...>`, and what they are. */
  readonly argument?: { readonly name: string; readonly says: string }
  /** Printed below the help. */
  readonly help?: string
  run(options: Readonly<Record<string, string | boolean | undefined>>, given: readonly string[]): Promise<void>
}

export interface Program {
  readonly version: string
  readonly operations: readonly Operation[]
  readonly chores: readonly Chore[]
  readonly edge: Edge
  /** Turns an answer of the desk that `ask` opened into a file. */
  readonly toFile: Export
  /** Opens the desk only when a question is really asked, so that `--help` costs nothing. */
  ask(home: string | undefined): Promise<Ask>
}

/** The whole command line, derived from the table of operations. */
export function programOf(parts: Program): Command {
  const program = new Command('ytterby')
    .description(
      'An evidence desk for rare-earth and critical-mineral supply chains: which numbers hold, under which definition, on whose evidence.',
    )
    .version(parts.version)
    .option('--home <dir>', 'folder of the store (default: YTTERBY_HOME, else your data folder)')
    .showSuggestionAfterError(true)
    .configureHelp({ sortSubcommands: false })
    .configureOutput({
      writeOut: (text) => parts.edge.out(text),
      writeErr: (text) => parts.edge.err(text),
      // One line, as every error: a suggestion comes on a second.
      outputError: (text, write) =>
        write(
          `${text
            .replace(/^error: /, 'bad-input: ')
            .trim()
            .replaceAll(/\s*\n\s*/g, ' ')}\n`,
        ),
    })
    .exitOverride()
  // Some questions have more to do on the command line than to be asked: a chore of the same name does it.
  const chores = new Set(parts.chores.map(({ name }) => name))
  for (const op of parts.operations) if (!chores.has(op.name)) addQuestion(program, op, parts)
  for (const chore of parts.chores) addChore(program, chore)
  program.addHelpText('after', '\nExit status: 0 answered (also "cannot tell"), 2 bad input, 3 not found, 1 our fault.')
  return program
}

function addQuestion(program: Command, op: Operation, parts: Program): void {
  const command = program.command(op.name).description(op.asks).option('--home <dir>', 'folder of the store')
  const { argument, files = [] } = op.cli
  if (argument) {
    const says = {
      document: 'file, - for standard input, or an address',
      documents: 'files or addresses',
      text: '',
      lines: 'file of JSON lines, - for standard input',
      json: 'JSON file, - for standard input',
      file: 'file, - for standard input',
      named: 'name, or path of a file, or - for standard input',
      words: '',
    }[argument.kind]
    if (argument.kind === 'words' || argument.kind === 'documents') command.argument(`[${argument.name}...]`, says)
    else
      command.argument(
        argument.optional === true || argument.kind === 'lines' ? `[${argument.name}]` : `<${argument.name}>`,
        says,
      )
    if (argument.kind === 'lines')
      command.option('--jsonl <file>', 'file of JSON lines, - for standard input (the same as the argument)')
  }
  for (const file of files)
    command.option(`${file.option} <${file.kind === 'word-or-file' ? 'word|file' : 'file'}>`, saysOf(op, file))
  for (const option of optionsOf(op)) {
    const made = new Option(option.boolean ? option.flag : `${option.flag} <${option.field}>`, option.says)
    command.addOption(option.choices && option.choices.length <= 12 ? made.choices([...option.choices]) : made)
  }
  command.addOption(new Option('--format <format>', 'how to print the answer').choices([...formats]))
  command.option('--out <file>', 'write the answer into this file instead of printing it')
  command.addHelpText('after', `\nExamples:\n${op.cli.examples.map((example) => `  ytterby ${example}`).join('\n')}`)
  command.action(async (...args: unknown[]) => {
    const options = command.optsWithGlobals<Record<string, string | boolean | undefined>>()
    const out = textOf(options['out'])
    const delivery = { format: formatOf(op, options['format'], out, parts.edge), out }
    refuseBinaryOnTerminal(delivery, parts.edge)
    const positional =
      argument && argument.kind !== 'words' && argument.kind !== 'documents' ? (args[0] as string | undefined) : undefined
    const words = argument?.kind === 'words' ? { [argument.field]: args[0] } : {}
    const documents =
      argument?.kind === 'documents' ? { [argument.field]: await documentsBehind(parts.edge, args[0] as string[]) } : {}
    const input = { ...words, ...documents, ...(await inputOf(op, positional, options, parts.edge)) }
    if (Object.keys(input).length === 0) Object.assign(input, await dialogue(op, parts.edge))
    const ask = await parts.ask(textOf(options['home']))
    const answer = await ask(op.name, input)
    await deliver(parts.edge, op, { input, answer }, delivery, parts.toFile)
  })
}

/** What a file option is for: the description of its field where it also takes a word. */
function saysOf(op: Operation, file: NonNullable<Operation['cli']['files']>[number]): string {
  if (file.kind !== 'word-or-file' || !(op.input instanceof z.ZodObject)) return 'file, - for standard input'
  return (op.input.shape[file.field] as z.ZodType | undefined)?.description ?? ''
}

/** Asks a person field by field; nothing where the question has no dialogue or nobody is there to answer. */
async function dialogue(op: Operation, edge: Edge): Promise<Record<string, string>> {
  const given: Record<string, string> = {}
  if (op.cli.dialogue === undefined || edge.readLine === undefined || edge.terminal === null) return given
  edge.err('Answer what you know; an empty line leaves it unknown.\n')
  for (const { field, asks } of op.cli.dialogue) {
    const said = (await edge.readLine(`${asks} `)).trim()
    if (said !== '') given[field] = said
  }
  return given
}

const textOf = (value: string | boolean | undefined): string | undefined => (typeof value === 'string' ? value : undefined)

/** As asked, else as the file's name ends; lines out when lines went in; otherwise a table for people and on request anything else. */
function formatOf(op: Operation, asked: unknown, out: string | undefined, edge: Edge): Format {
  if (typeof asked === 'string') return asked as Format
  const ending = formats.find((format) => out?.endsWith(`.${format}`) === true)
  if (ending !== undefined) return ending
  return op.cli.linesField !== undefined && edge.terminal === null ? 'json' : 'table'
}

async function inputOf(
  op: Operation,
  positional: string | undefined,
  options: Readonly<Record<string, string | boolean | undefined>>,
  edge: Edge,
): Promise<Record<string, unknown>> {
  const input: Record<string, unknown> = {}
  const { argument, files = [] } = op.cli
  if (argument) {
    const jsonl = options['jsonl']
    const value = positional ?? (typeof jsonl === 'string' ? jsonl : argument.kind === 'lines' ? '-' : undefined)
    if (value !== undefined) input[argument.field] = await given(edge, argument.kind, value)
    else if (argument.optional !== true && argument.kind !== 'documents')
      throw new Refusal('bad-input', `${op.name} needs ${argument.name}`)
  }
  for (const file of files) {
    const path = options[file.option.replace(/^--/, '')]
    if (typeof path !== 'string') continue
    if (file.kind === 'word-or-file' && !/[\\/]|^-$|\.(?:csv|tsv|txt)$/i.test(path)) {
      input[file.field] = path
      continue
    }
    const text = await fileText(edge, path)
    input[file.field] = file.kind === 'lines' ? parseLines(text) : text
  }
  for (const option of optionsOf(op)) {
    const value = options[option.field]
    if (value !== undefined) input[option.field] = value
  }
  return input
}

function addChore(program: Command, chore: Chore): void {
  const command = program.command(chore.name).description(chore.says).option('--home <dir>', 'folder of the store')
  if (chore.argument) command.argument(chore.argument.name, chore.argument.says)
  for (const option of chore.options) command.option(option.flags, option.says)
  if (chore.help !== undefined) command.addHelpText('after', chore.help)
  command.action(async () => chore.run(command.optsWithGlobals<Record<string, string | boolean | undefined>>(), command.args))
}
