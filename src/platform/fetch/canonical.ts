import normalizeUrl from 'normalize-url'

/** Parameters that say where a reader came from, never what the page is. */
const tracking = [
  /^utm_\w+/i,
  /^(?:fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|mc_cid|mc_eid|igshid|_hsenc|_hsmi|mkt_tok|ref_src|cmpid)$/i,
]

/**
 * One spelling for the addresses of one page: host in lower case, no default port, no fragment, no tracking parameters, the others in
 * order. Scheme, `www.` and a closing slash are kept: servers tell pages apart by them. What is no http address comes back as it is.
 */
export function canonicalUrl(address: string): string {
  if (!/^https?:\/\//i.test(address)) return address
  try {
    return normalizeUrl(address, {
      stripWWW: false,
      stripHash: true,
      removeQueryParameters: tracking,
      removeTrailingSlash: false,
      sortQueryParameters: true,
      stripAuthentication: true,
    })
  } catch (thrown) {
    if (thrown instanceof TypeError) return address
    throw thrown
  }
}
