/** `auto` follows the reader's system. */
export const themes = ['auto', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

export const themeNamed = (text: string | undefined): Theme => themes.find((theme) => theme === text) ?? 'auto'

/** A year; the cookie says nothing about the reader but the colour of the paper. */
export const themeCookie = (theme: Theme): string => `theme=${theme}; Path=/; Max-Age=31536000; SameSite=Lax`
