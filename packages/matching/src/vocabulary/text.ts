/**
 * Folds full-width forms, case and spaces so that one pattern fits what people type: 'Ｃ１ 驾照' → 'c1驾照'.
 * Line breaks survive: they separate clauses.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\S\n]+/g, '')
    .replace(/[（]/g, '(')
    .replace(/[）]/g, ')');
}

/** Splits an advert into clauses; '、' and '/' do not split, since they join the items of one requirement. */
export function clausesOf(text: string): string[] {
  return foldText(text)
    .split(/[，。；;,!?！？\n\t]+|(?<=\D)\.(?=\D)/)
    .map((clause) => clause.trim())
    .filter((clause) => clause.length > 0);
}
