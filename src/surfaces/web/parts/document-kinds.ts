/** What a file chooser offers where a document is wanted: the kinds the desk's reader takes. */
export const documentKinds =
  '.txt,.md,.html,.htm,.pdf,.eml,.rss,.atom,.xml,.json,.csv,.tsv,.xlsx,text/plain,text/html,text/csv,application/pdf,message/rfc822'
