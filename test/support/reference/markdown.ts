/** The few pieces of Markdown that the reference is made of. */

/** One table; cells are escaped. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escaped).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

const escaped = (cell: string): string => cell.replaceAll('|', '\\|').replaceAll(/[<>]/g, '\\$&')

export const code = (text: string): string => `\`${text}\``

export const section = (level: 2 | 3, title: string, ...paragraphs: readonly string[]): string =>
  [`${'#'.repeat(level)} ${title}`, ...paragraphs.filter((paragraph) => paragraph !== '')].join('\n\n')

export const bullets = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n')
