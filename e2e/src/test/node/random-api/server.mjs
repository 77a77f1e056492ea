// The API server of the random test: it answers a described query with the query that the description means.
import {handleQueryRequest} from '@rocicorp/zero/server';
import {mustGetQuery} from '@rocicorp/zero';
import {build, queries, schema} from '../apps/random.mjs';
import {serve} from '../foreign-api/serve.mjs';

serve({
  '/api/query': request =>
    handleQueryRequest({
      schema,
      request,
      userID: null,
      logLevel: 'error',
      handler: (name, args) =>
        name === 'described' ? build(args, 'server') : mustGetQuery(queries, name).fn({args, ctx: undefined}),
    }),
});
