/** An entry's summary as short texts by key; empty values are omitted. */
export function summaryParts(summary: Readonly<Record<string, unknown>>): { key: string; text: string }[] {
  return Object.entries(summary).flatMap(([key, value]) => {
    const text = textOf(value);
    return text === '' ? [] : [{ key, text }];
  });
}

function textOf(value: unknown): string {
  if (value === null || value === undefined || value === false) return '';
  if (value === true) return '✓';
  if (Array.isArray(value))
    return value
      .map(textOf)
      .filter((part) => part !== '')
      .join('、');
  // Such as from and until.
  if (typeof value === 'object') return Object.values(value).map(textOf).join('–');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
