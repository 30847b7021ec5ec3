/** The parts of a workbook in Office Open XML (ECMA-376, part 1): plain sheets with a bold head row. */
import { cellOf, type Cell, type Column } from './csv'
import { xmlText } from './xml-text'

/** The most rows per sheet (Excel specifications and limits). */
export const MOST_SHEET_ROWS = 1_048_576

/** The most characters per cell (Excel specifications and limits). */
const MOST_CELL_CHARS = 32_767

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const DOCUMENT_RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Widths are in characters; the first row stays visible. */
export function sheetHead(widths: readonly number[], hasHeadRow: boolean): string {
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`
  )
  const pane = hasHeadRow ? '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' : ''
  return `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>`
}

export const SHEET_TAIL = '</sheetData></worksheet>'

/** Inline strings are never formulas, so they need no guard. */
export function sheetRow(cells: readonly Cell[], isBold = false): string {
  const style = isBold ? ' s="1"' : ''
  let row = '<row>'
  for (const cell of cells) {
    if (cell === null || cell === '') row += '<c/>'
    else if (typeof cell === 'number') row += `<c${style}><v>${cell}</v></c>`
    else if (typeof cell === 'boolean') row += `<c t="b"><v>${cell ? 1 : 0}</v></c>`
    else
      row += `<c t="inlineStr"${style}><is><t xml:space="preserve">${xmlText(cell.slice(0, MOST_CELL_CHARS))}</t></is></c>`
  }
  return `${row}</row>`
}

export const columnRow = <Row>(columns: readonly Column<Row>[]): string =>
  sheetRow(
    columns.map(({ name }) => name),
    true
  )

export const tableRow = <Row>(columns: readonly Column<Row>[], row: Row): string =>
  sheetRow(columns.map((column) => cellOf(column, row)))

export const sheetPath = (index: number): string => `xl/worksheets/sheet${index + 1}.xml`

/** Everything but the sheets, by path in the package. */
export function workbookParts(sheetNames: readonly string[]): Readonly<Record<string, string>> {
  const sheets = sheetNames.map(
    (name, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`
  )
  const relations = sheetNames.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${DOCUMENT_RELATIONS}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`
  )
  const overrides = sheetNames.map(
    (_, index) => `<Override PartName="/${sheetPath(index)}" ContentType="${CONTENT}.worksheet+xml"/>`
  )
  return {
    '[Content_Types].xml': `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${CONTENT}.styles+xml"/>${overrides.join('')}</Types>`,
    '_rels/.rels': `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${DOCUMENT_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT_RELATIONS}"><sheets>${sheets.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}<Relationship Id="styles" Type="${DOCUMENT_RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `${DECLARATION}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="10"/><name val="Calibri"/></font><font><b/><sz val="10"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf fontId="0"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`
  }
}
