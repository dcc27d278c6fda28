/**
 * Keys for a list of rows that can be handled in place. A row is an element with `data-row` and `tabindex`; arrows move
 * between rows, digits press the row's nth button with `data-act`, Enter opens it (`data-open`), Space ticks its box
 * (`data-pick`).
 */
export function onRowKey(event: KeyboardEvent): void {
  const row = event.currentTarget;
  if (!(row instanceof HTMLElement) || event.target !== row || event.ctrlKey || event.metaKey || event.altKey)
    return;
  const all = [...(row.parentElement?.querySelectorAll<HTMLElement>(':scope > [data-row]') ?? [])];
  const at = all.indexOf(row);
  const press = (selector: string, index = 0) => {
    const target = row.querySelectorAll<HTMLElement>(selector)[index];
    target?.click();
    return target !== undefined;
  };
  if (event.key === 'ArrowDown') all[at + 1]?.focus();
  else if (event.key === 'ArrowUp') all[at - 1]?.focus();
  else if (event.key === 'Enter') {
    if (!press('[data-open]')) return;
  } else if (event.key === ' ') {
    if (!press('[data-pick]')) return;
  } else if (/^[1-9]$/.test(event.key)) {
    if (!press('[data-act]', Number(event.key) - 1)) return;
  } else return;
  event.preventDefault();
}
