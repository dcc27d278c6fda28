import type { RuleNode } from './node.ts';

/** The nodes directly below, in the order in which they are read. */
export function childrenOf(node: RuleNode): readonly RuleNode[] {
  switch (node.kind) {
    case 'constant':
    case 'fact':
    case 'param':
    case 'part':
    case 'today':
      return [];
    case 'not':
    case 'in':
    case 'share':
      return [node.of];
    case 'and':
    case 'or':
    case 'min':
    case 'max':
    case 'sum':
      return node.of;
    case 'compare':
      return [node.left, node.right];
    case 'rate':
      return [node.count, node.rate];
    case 'months_between':
      return [node.from, node.to];
    case 'add_months':
      return [node.date, node.months];
    case 'when':
      return [...node.cases.flatMap((one) => [one.if, one.then]), node.otherwise];
  }
}

/** Every node of a tree. */
export function* nodesOf(node: RuleNode): Generator<RuleNode> {
  yield node;
  for (const child of childrenOf(node)) yield* nodesOf(child);
}
