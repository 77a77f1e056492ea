// The browser side of examples/tracker: the schema as clients see it, and each query and mutator by the name that the
// Java API server knows it by.
import {
  createBuilder,
  createSchema,
  defineMutator,
  defineMutators,
  defineQueries,
  defineQuery,
  enumeration,
  json,
  number,
  relationships,
  string,
  table,
} from '@rocicorp/zero';

const user = table('user')
  .from('users')
  .columns({id: string(), name: string(), role: enumeration(), joinedAt: number().from('joined_at')})
  .primaryKey('id');

const issue = table('issue')
  .from('issues')
  .columns({
    id: string(),
    title: string(),
    description: string(),
    status: enumeration(),
    priority: enumeration(),
    creatorID: string().from('creator_id'),
    assigneeID: string().from('assignee_id').optional(),
    affectedVersions: json().from('affected_versions'),
    environment: json().optional(),
    estimatedHours: number().from('estimated_hours').optional(),
    dueOn: number().from('due_on').optional(),
    createdAt: number().from('created_at'),
    updatedAt: number().from('updated_at'),
    closedAt: number().from('closed_at').optional(),
  })
  .primaryKey('id');

const comment = table('comment')
  .from('comments')
  .columns({
    id: string(),
    issueID: string().from('issue_id'),
    authorID: string().from('author_id'),
    body: string(),
    createdAt: number().from('created_at'),
    editedAt: number().from('edited_at').optional(),
  })
  .primaryKey('id');

const label = table('label').from('labels').columns({id: string(), name: string(), color: string()}).primaryKey('id');

const issueLabel = table('issueLabel')
  .from('issue_labels')
  .columns({issueID: string().from('issue_id'), labelID: string().from('label_id')})
  .primaryKey('issueID', 'labelID');

export const schema = createSchema({
  tables: [user, issue, comment, label, issueLabel],
  relationships: [
    relationships(issue, ({one, many}) => ({
      creator: one({sourceField: ['creatorID'], destSchema: user, destField: ['id']}),
      assignee: one({sourceField: ['assigneeID'], destSchema: user, destField: ['id']}),
      comments: many({sourceField: ['id'], destSchema: comment, destField: ['issueID']}),
      labels: many(
        {sourceField: ['id'], destSchema: issueLabel, destField: ['issueID']},
        {sourceField: ['labelID'], destSchema: label, destField: ['id']},
      ),
    })),
    relationships(comment, ({one}) => ({
      issue: one({sourceField: ['issueID'], destSchema: issue, destField: ['id']}),
      author: one({sourceField: ['authorID'], destSchema: user, destField: ['id']}),
    })),
  ],
});

const zql = createBuilder(schema);

export const queries = defineQueries({
  issues: defineQuery(({args: {limit, status, after}}) => {
    let issues = zql.issue.related('creator').related('labels').orderBy('createdAt', 'desc').limit(limit);
    if (status) {
      issues = issues.where('status', status);
    }
    return after ? issues.start({createdAt: Date.parse(after.createdAt), id: after.id}) : issues;
  }),
  issue: defineQuery(({args: {id}}) =>
    zql.issue
      .where('id', id)
      .related('creator')
      .related('assignee')
      .related('labels')
      .related('comments', comments => comments.related('author').orderBy('createdAt', 'asc'))
      .one(),
  ),
  issuesByLabel: defineQuery(({args: {label, limit}}) =>
    zql.issue
      .whereExists('labels', labels => labels.where('name', label))
      .related('labels')
      .orderBy('createdAt', 'desc')
      .limit(limit),
  ),
  // Which issues are the caller's is decided on the server; the client shows the ones it was sent.
  myIssues: defineQuery(({ctx}) =>
    zql.issue
      .where(({or, cmp}) => or(cmp('creatorID', ctx.userID), cmp('assigneeID', ctx.userID)))
      .where('status', '!=', 'closed')
      .related('labels')
      .orderBy('createdAt', 'desc'),
  ),
  users: defineQuery(() => zql.user.orderBy('name', 'asc')),
  labels: defineQuery(() => zql.label.orderBy('name', 'asc')),
});

// What a client shows at once; the mutators of the same names in Java decide.
export const mutators = defineMutators({
  issue: {
    create: defineMutator(async ({tx, args: {id, title, description = '', priority = 'medium'}, ctx}) => {
      const now = Date.now();
      await tx.mutate.issue.insert({
        id,
        title,
        description,
        status: 'open',
        priority,
        creatorID: ctx.userID,
        affectedVersions: [],
        createdAt: now,
        updatedAt: now,
      });
    }),
    rename: defineMutator(async ({tx, args: {id, title}}) => {
      await tx.mutate.issue.update({id, title, updatedAt: Date.now()});
    }),
    close: defineMutator(async ({tx, args: {id}}) => {
      await tx.mutate.issue.update({id, status: 'closed', closedAt: Date.now(), updatedAt: Date.now()});
    }),
    assign: defineMutator(async ({tx, args: {id, assigneeId}}) => {
      await tx.mutate.issue.update({id, assigneeID: assigneeId ?? null, updatedAt: Date.now()});
    }),
    addLabel: defineMutator(async ({tx, args: {issueId, labelId}}) => {
      await tx.mutate.issueLabel.insert({issueID: issueId, labelID: labelId});
    }),
    removeLabel: defineMutator(async ({tx, args: {issueId, labelId}}) => {
      await tx.mutate.issueLabel.delete({issueID: issueId, labelID: labelId});
    }),
  },
  comment: {
    add: defineMutator(async ({tx, args: {id, issueId, body}, ctx}) => {
      await tx.mutate.comment.insert({id, issueID: issueId, authorID: ctx.userID, body, createdAt: Date.now()});
    }),
  },
});
