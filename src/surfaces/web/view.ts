import type { ComponentChildren } from 'preact'
import type { Address } from './address.ts'
import type { Asset } from './assets.ts'
import type { Theme } from './theme.ts'

/** What a page knows of the reader and the desk besides the answer it shows. */
export interface View {
  readonly at: Address
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
  readonly status?: number
}
