/** Reads audience expressions (`LEVEL@UNIT`, `rolle:ROLE@UNIT`, `gruppe:ID`, `person:EMAIL`, joined by `;`) and says in bokmål what is wrong with one. */
import type { Network } from '../network/domain.ts';
import { networkLevels, roles, type NetworkLevel, type Role } from '../shared/network-terms.ts';
import type { AudienceExpression, AudienceTerm } from './domain.ts';

/** `term` is the part of the expression that is wrong. */
export interface AudienceProblem {
  readonly term: string;
  readonly reason: string;
}

const parseTerm = (term: string): AudienceTerm | string => {
  if (term.startsWith('gruppe:')) return term.length > 7 ? { by: 'group', group: term.slice(7).trim() } : 'mangler gruppe etter «gruppe:»';
  if (term.startsWith('person:')) return term.length > 7 ? { by: 'person', email: term.slice(7).trim() } : 'mangler e-postadresse etter «person:»';
  const [who = '', unit = '', ...rest] = term.split('@').map((part) => part.trim());
  if (who === '' || unit === '' || rest.length > 0) return 'skal være NIVÅ@ENHET, rolle:ROLLE@ENHET, gruppe:ID eller person:E-POST';
  if (who.startsWith('rolle:')) {
    const role = who.slice(6).trim();
    return (roles as readonly string[]).includes(role) ? { by: 'role', role: role as Role, unit } : `ukjent rolle; velg mellom ${roles.join(', ')}`;
  }
  return who === '*' || (networkLevels as readonly string[]).includes(who)
    ? { by: 'level', level: who as NetworkLevel | '*', unit }
    : `ukjent nivå; velg mellom ${networkLevels.join(', ')} eller *`;
};

/** Only the form is judged; whether units, groups and people exist is `audienceProblems`' matter. */
export const parseAudience = (expression: AudienceExpression): { readonly terms: readonly AudienceTerm[] } | { readonly problems: readonly AudienceProblem[] } => {
  const texts = expression.toLowerCase().split(';').map((text) => text.trim()).filter((text) => text !== '');
  if (texts.length === 0) return { problems: [{ term: '', reason: 'mangler' }] };
  const parsed = texts.map((text) => [text, parseTerm(text)] as const);
  const problems = parsed.flatMap(([term, result]) => (typeof result === 'string' ? [{ term, reason: result }] : []));
  return problems.length > 0 ? { problems } : { terms: parsed.flatMap(([, result]) => (typeof result === 'string' ? [] : [result])) };
};

export const formatTerm = (term: AudienceTerm): string => {
  switch (term.by) {
    case 'level': return `${term.level}@${term.unit}`;
    case 'role': return `rolle:${term.role}@${term.unit}`;
    case 'group': return `gruppe:${term.group}`;
    case 'person': return `person:${term.email}`;
  }
};

const unknownName = (network: Network, term: AudienceTerm): string | undefined => {
  switch (term.by) {
    case 'group': return network.groups.has(term.group) ? undefined : 'ukjent gruppe';
    case 'person': return network.memberByEmail(term.email) ? undefined : 'ingen i medlemslisten har denne e-postadressen';
    default: return term.unit === '*' || network.units.has(term.unit) ? undefined : 'ukjent enhet';
  }
};

/** Everything wrong with an expression in this network; empty when it can be used. */
export const audienceProblems = (network: Network, expression: AudienceExpression): readonly AudienceProblem[] => {
  const parsed = parseAudience(expression);
  if ('problems' in parsed) return parsed.problems;
  return parsed.terms.flatMap((term) => {
    const reason = unknownName(network, term);
    return reason === undefined ? [] : [{ term: formatTerm(term), reason }];
  });
};
