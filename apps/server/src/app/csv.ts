const BOM = '\uFEFF';

/**
 * A cell that no spreadsheet program takes for a formula: text that begins with = + - @, a tab or a return gets a
 * leading quote, which the importer removes again. A plain negative number stays as it is.
 */
export function safeCell(value: string): string {
  if (/^-\d+(?:\.\d+)?$/.test(value)) return value;
  return /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
}

/** One line of a CSV file, formula-safe, with CRLF. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`;
}

/** The byte order mark by which spreadsheet programs recognise UTF-8, and the headings. */
export function csvStart(headings: readonly string[]): string {
  return BOM + csvLine(headings);
}

function quoted(value: string): string {
  const cell = safeCell(value);
  return /[",\r\n;\t]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell;
}
