/** XML 1.0 has no place for these characters, in whatever form: controls, halves of characters, two that are none. */
const NOT_IN_XML = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu

/** Text for the content or an attribute of an XML or HTML element. */
export const xmlText = (text: string): string =>
  text
    .replace(NOT_IN_XML, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;')
