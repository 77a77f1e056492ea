// An API server as somebody else would write it: the shop's queries and mutators behind the two endpoints, with nothing
// but the published server library and node-postgres. Configured by SHOP_DB; prints {"port": n} when it listens.
import {ApplicationError, mustGetMutator, mustGetQuery} from '@rocicorp/zero';
import {handleMutateRequest, handleQueryRequest} from '@rocicorp/zero/server';
import {zeroNodePg} from '@rocicorp/zero/server/adapters/pg';
import pg from 'pg';
import {mutators, queries, schema, zql} from '../apps/shop.mjs';
import {serve} from './serve.mjs';

// The published library casts to enum types without their schema, so that must be on the search path.
const pool = new pg.Pool({connectionString: process.env.SHOP_DB, max: 4, options: '-c search_path=public,shop'});
const dbProvider = zeroNodePg(schema, pool);

/** Where the server knows better than the client what a name stands for. */
const serverQueries = {
  customersWithoutOrders: () =>
    zql.customer.where(({not, exists}) => not(exists('orders'))).orderBy('name', 'asc'),
};

const serverMutators = {
  'order.cancel': async ({tx, args: {id}}) => {
    const order = await tx.run(zql.order.where('id', id).one());
    if (order?.status === 'shipped') {
      throw new ApplicationError('A shipped order cannot be cancelled.', {details: {order: id, status: order.status}});
    }
    await tx.mutate.order.update({id, status: 'cancelled'});
    await tx.dbTransaction.wrappedTransaction.query('INSERT INTO shop.audit_log (note) VALUES ($1)', [`cancelled ${id}`]);
  },
};

serve({
  '/api/query': request =>
    handleQueryRequest({
      schema,
      request,
      userID: null,
      logLevel: 'error',
      handler: (name, args) => (serverQueries[name] ?? mustGetQuery(queries, name).fn)({args, ctx: undefined}),
    }),
  '/api/mutate': request =>
    handleMutateRequest({
      dbProvider,
      request,
      userID: null,
      logLevel: 'error',
      handler: transact =>
        transact((tx, name, args) =>
          (serverMutators[name] ?? mustGetMutator(mutators, name).fn)({tx, args, ctx: undefined}),
        ),
    }),
});
