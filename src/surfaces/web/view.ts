import type { ComponentChildren } from 'preact'
import type { Refusal } from '../../kernel/errors.ts'
import type { Address } from './address.ts'
import type { Asset } from './assets.ts'
import type { Chart } from './charts/chart.ts'
import type { Theme } from './theme.ts'

/** What a page knows of the reader and the desk besides the answer it shows. */
export interface View {
  readonly at: Address
  /** Scheme, host and port under which the reader reaches the desk; for addresses that are used elsewhere. */
  readonly origin: string
  readonly theme: Theme
  readonly assets: ReadonlyMap<string, Asset>
  /** The day on which the page is asked for. */
  readonly today: string
  readonly version: string
}

/** A page before it is framed. */
export interface Page {
  readonly title: string
  /** Which entry of the navigation it belongs to, by path. */
  readonly section: string
  readonly body: ComponentChildren
  /** The charts of the body, so that each can also be had as a file. */
  readonly charts?: readonly Chart[]
  /** Feeds of what the page shows. */
  readonly feeds?: readonly { readonly title: string; readonly href: string }[]
  readonly status?: number
  /** Why there is nothing to show, where the page says so among its controls; a file of it says only this. */
  readonly refusal?: Refusal
}
