// The application of the random test. Its one interesting query is described by its argument, so that the client, the API server and
// the test's SQL all read the same description:
//   {table, where?, related?: [{name, query}], orderBy?: [[column, direction]], limit?, start?: {row, inclusive}, one?}
//   where: {is: 'compare', column, op, value} | {is: 'and' | 'or', of: [...]} | {is: 'exists', name, negated, query}
import {
  boolean,
  createBuilder,
  createSchema,
  defineQueries,
  defineQuery,
  enumeration,
  json,
  number,
  relationships,
  string,
  table,
} from '@rocicorp/zero';

const team = table('team')
  .columns({id: string(), name: string(), size: number().optional(), active: boolean()})
  .primaryKey('id');

const person = table('person')
  .columns({
    id: number(),
    team: string().from('team_id').optional(),
    boss: number().from('boss_id').optional(),
    name: string(),
    nick: string().optional(),
    score: number().optional(),
    mood: enumeration().optional(),
    born: number().optional(),
    seen: number().from('seen_at').optional(),
    extra: json().optional(),
  })
  .primaryKey('id');

// Keys are named in the order of their names: a client tells the server its keys in that order, and both complete an order
// with the key, so that any other would page differently on the two sides.
const task = table('task')
  .from('work.task')
  .columns({
    person: number().from('person_id'),
    no: number(),
    title: string(),
    done: boolean().optional(),
    weight: number().optional(),
  })
  .primaryKey('no', 'person');

const tag = table('tag').columns({id: string(), label: string()}).primaryKey('id');

const taskTag = table('taskTag')
  .from('work.task_tag')
  .columns({person: number().from('person_id'), no: number(), tag: string().from('tag_id')})
  .primaryKey('no', 'person', 'tag');

const marker = table('marker').columns({id: number(), n: number()}).primaryKey('id');

export const schema = createSchema({
  tables: [team, person, task, tag, taskTag, marker],
  relationships: [
    relationships(team, ({many}) => ({
      people: many({sourceField: ['id'], destSchema: person, destField: ['team']}),
    })),
    relationships(person, ({one, many}) => ({
      inTeam: one({sourceField: ['team'], destSchema: team, destField: ['id']}),
      chief: one({sourceField: ['boss'], destSchema: person, destField: ['id']}),
      reports: many({sourceField: ['id'], destSchema: person, destField: ['boss']}),
      tasks: many({sourceField: ['id'], destSchema: task, destField: ['person']}),
    })),
    relationships(task, ({one, many}) => ({
      owner: one({sourceField: ['person'], destSchema: person, destField: ['id']}),
      taskTags: many({sourceField: ['person', 'no'], destSchema: taskTag, destField: ['person', 'no']}),
      tags: many(
        {sourceField: ['person', 'no'], destSchema: taskTag, destField: ['person', 'no']},
        {sourceField: ['tag'], destSchema: tag, destField: ['id']},
      ),
    })),
    relationships(tag, ({many}) => ({
      taskTags: many({sourceField: ['id'], destSchema: taskTag, destField: ['tag']}),
    })),
    relationships(taskTag, ({one}) => ({
      ofTask: one({sourceField: ['person', 'no'], destSchema: task, destField: ['person', 'no']}),
      ofTag: one({sourceField: ['tag'], destSchema: tag, destField: ['id']}),
    })),
  ],
});

const zql = createBuilder(schema);

/** The query that a description means; on the client NOT EXISTS cannot be said and counts as true. */
export function build(description, side) {
  return refine(zql[description.table], description, side);
}

function refine(query, {where, related = [], orderBy = [], limit, start, one}, side) {
  if (where) {
    query = query.where(expression => condition(expression, where, side));
  }
  for (const {name, query: description} of related) {
    query = query.related(name, child => refine(child, description, side));
  }
  for (const [column, direction] of orderBy) {
    query = query.orderBy(column, direction);
  }
  if (start) {
    query = query.start(start.row, {inclusive: start.inclusive});
  }
  if (one) {
    return query.one();
  }
  return limit === undefined ? query : query.limit(limit);
}

function condition(expression, where, side) {
  switch (where.is) {
    case 'compare':
      return expression.cmp(where.column, where.op, where.value);
    case 'and':
      return expression.and(...where.of.map(part => condition(expression, part, side)));
    case 'or':
      return expression.or(...where.of.map(part => condition(expression, part, side)));
    case 'exists': {
      if (where.negated && side === 'client') {
        return expression.and();
      }
      const exists = expression.exists(where.name, child => refine(child, where.query, side));
      return where.negated ? expression.not(exists) : exists;
    }
    default:
      throw new Error(`no condition '${where.is}'`);
  }
}

export const queries = defineQueries({
  described: defineQuery(({args}) => build(args, 'client')),
  marker: defineQuery(() => zql.marker.where('id', 1).one()),
});
export const mutators = undefined;
