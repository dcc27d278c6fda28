/** Fields of study that an advert requires. */
import { FIELDS_OF_STUDY, skillsIn } from '../vocabulary/skills.ts';
import { clausesOf } from '../vocabulary/text.ts';
import { strengthOf } from './strength.ts';

/** '专业不限', '理工科均可': any field, or so many that they exclude nobody. */
const ANY_FIELD = /不限专业|专业不限|不限.{0,3}专业|专业.{0,3}不限|各专业|任何专业|理工[科类]/;

/** Required fields, each as the skill that stands for it; empty when none is required or any will do. */
export function extractFields(text: string): string[] {
  const clauses = clausesOf(text);
  if (clauses.some((clause) => ANY_FIELD.test(clause))) return [];
  const demanded = clauses.flatMap((clause, i) =>
    clause.includes('专业') && strengthOf(clause, clauses[i + 1]) === 'rule'
      ? skillsIn(clause).filter((skill) => FIELDS_OF_STUDY.includes(skill))
      : [],
  );
  return [...new Set(demanded)];
}
