/** A checked query as Cosmos SQL. */
import type { SqlQuerySpec } from '@azure/cosmos';
import type { ContainerDefinition } from '../../ports/document-store.ts';
import type { Condition, QueryPlan } from '../../ports/document-rules.ts';

/** Field names come from the declared list, values are parameters: nothing of a caller's gets into the text. */
export function querySpec({ partitionField }: ContainerDefinition, plan: QueryPlan, at: number): SqlQuerySpec {
  const parameters: NonNullable<SqlQuerySpec['parameters']> = [];
  const bind = (value: string | number | boolean): string => {
    const name = `@p${parameters.length}`;
    parameters.push({ name, value });
    return name;
  };
  // The partition goes into the text as well: not every server heeds the request option.
  const partition = plan.partition === undefined ? [] : [`c["${partitionField}"] = ${bind(plan.partition)}`];
  const clauses = [...partition, ...plan.conditions.map((condition) => clause(condition, bind)), `c._expires > ${bind(at)}`];
  return { query: `SELECT TOP ${plan.limit + 1} * FROM c WHERE ${clauses.join(' AND ')} ORDER BY c._position ${plan.order}`, parameters };
}

function clause({ field, operator, value }: Condition, bind: (value: string | number | boolean) => string): string {
  const path = field === 'position' ? 'c._position' : `c["${field}"]`;
  return typeof value === 'object' ? `${path} IN (${value.map(bind).join(', ')})` : `${path} ${operator} ${bind(value)}`;
}
