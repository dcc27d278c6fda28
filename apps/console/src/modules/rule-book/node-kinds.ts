import type { RuleNode } from '@yizhan/domain';

/** Kinds of node that can be chosen on the screen; those of amounts come with the subsidies that need them. */
export const CHOSEN_KINDS = [
  'and',
  'or',
  'not',
  'fact',
  'compare',
  'in',
  'part',
  'param',
  'constant',
  'months_between',
  'today',
] as const satisfies readonly RuleNode['kind'][];
type ChosenKind = (typeof CHOSEN_KINDS)[number];

const FACT: RuleNode = { kind: 'fact', fact: 'registered_unemployed' };

/** A new node of a kind; what it replaces goes on below where it can. */
export function nodeOfKind(kind: ChosenKind, before: RuleNode, part: string): RuleNode {
  switch (kind) {
    case 'and':
    case 'or':
      return { kind, of: before.kind === 'and' || before.kind === 'or' ? before.of : [before] };
    case 'not':
      return { kind, of: before };
    case 'fact':
      return FACT;
    case 'compare':
      return {
        kind,
        op: '>=',
        left: { kind: 'months_between', from: { kind: 'fact', fact: 'birth_date' }, to: { kind: 'today' } },
        right: { kind: 'constant', type: 'months', value: 0 },
      };
    case 'in':
      return { kind, of: { kind: 'fact', fact: 'groups' }, codes: ['veteran'] };
    case 'part':
      return { kind, part };
    case 'param':
      return { kind, param: 'age.working' };
    case 'constant':
      return { kind, type: 'months', value: 12 };
    case 'months_between':
      return { kind, from: { kind: 'fact', fact: 'birth_date' }, to: { kind: 'today' } };
    case 'today':
      return { kind };
  }
}

/** The kind of a node as it can be chosen; null for one that the screen only shows. */
export function chosenKind(node: RuleNode): ChosenKind | null {
  return CHOSEN_KINDS.find((kind) => kind === node.kind) ?? null;
}
