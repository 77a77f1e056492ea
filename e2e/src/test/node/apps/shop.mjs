// The shop application: what its browser side and its API server share, written against the published package only.
import {
  boolean,
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

const customer = table('customer')
  .from('shop.customer')
  .columns({
    id: string(),
    name: string(),
    email: string().optional(),
    born: number().optional(),
    tags: json(),
    scores: json().optional(),
    profile: json().optional(),
    notes: json().optional(),
    visits: number(),
    active: boolean(),
    createdAt: number().from('created_at'),
  })
  .primaryKey('id');

const order = table('order')
  .from('shop.order')
  .columns({
    id: number(),
    customerID: string().from('customer_id'),
    status: enumeration(),
    placedAt: number().from('placed_at'),
    total: number().optional(),
  })
  .primaryKey('id');

const line = table('line')
  .from('shop.order_line')
  .columns({
    orderID: number().from('order_id'),
    no: number().from('line_no'),
    sku: string(),
    region: string(),
    quantity: number(),
  })
  .primaryKey('orderID', 'no');

const product = table('product')
  .columns({
    sku: string(),
    region: string(),
    title: string(),
    price: number().optional(),
    weight: number().optional(),
    inStock: boolean().from('in_stock'),
    opens: number().optional(),
  })
  .primaryKey('sku', 'region');

export const schema = createSchema({
  tables: [customer, order, line, product],
  relationships: [
    relationships(customer, ({many}) => ({
      orders: many({sourceField: ['id'], destSchema: order, destField: ['customerID']}),
    })),
    relationships(order, ({one, many}) => ({
      customer: one({sourceField: ['customerID'], destSchema: customer, destField: ['id']}),
      lines: many({sourceField: ['id'], destSchema: line, destField: ['orderID']}),
      products: many(
        {sourceField: ['id'], destSchema: line, destField: ['orderID']},
        {sourceField: ['sku', 'region'], destSchema: product, destField: ['sku', 'region']},
      ),
    })),
    relationships(line, ({one}) => ({
      product: one({sourceField: ['sku', 'region'], destSchema: product, destField: ['sku', 'region']}),
    })),
  ],
});

export const zql = createBuilder(schema);

export const queries = defineQueries({
  customers: defineQuery(() => zql.customer.orderBy('name', 'asc')),
  customerByID: defineQuery(({args: {id}}) => zql.customer.where('id', id).related('orders').one()),
  orders: defineQuery(() =>
    zql.order
      .related('customer')
      .related('lines', lines => lines.related('product'))
      .orderBy('id', 'desc'),
  ),
  orderedProducts: defineQuery(() => zql.order.related('products').orderBy('id', 'asc')),
  ordersWith: defineQuery(({args: {sku}}) =>
    zql.order.whereExists('lines', lines => lines.where('sku', sku)).orderBy('id', 'asc'),
  ),
  ordersOfStatus: defineQuery(({args: {status}}) => zql.order.where('status', 'IN', status).orderBy('id', 'asc')),
  productsAfter: defineQuery(({args: {after, limit}}) => {
    const ordered = zql.product.orderBy('title', 'asc');
    return (after ? ordered.start(after) : ordered).limit(limit);
  }),
  recentlyCreated: defineQuery(({args: {since}}) => zql.customer.where('createdAt', '>', since).orderBy('createdAt', 'desc')),
  // The client cannot say NOT EXISTS: it shows what it was sent, the server decides what that is.
  customersWithoutOrders: defineQuery(() => zql.customer.orderBy('name', 'asc')),
});

export const mutators = defineMutators({
  customer: {
    rename: defineMutator(async ({tx, args: {id, name}}) => {
      await tx.mutate.customer.update({id, name});
    }),
    tag: defineMutator(async ({tx, args: {id, tags, profile}}) => {
      await tx.mutate.customer.update({id, tags, profile});
    }),
  },
  order: {
    place: defineMutator(async ({tx, args: {id, customerID, lines}}) => {
      await tx.mutate.order.insert({id, customerID, status: 'new', placedAt: 1767323045678.901});
      for (const [index, {sku, region, quantity}] of lines.entries()) {
        await tx.mutate.line.insert({orderID: id, no: index + 1, sku, region, quantity});
      }
    }),
    cancel: defineMutator(async ({tx, args: {id}}) => {
      await tx.mutate.order.update({id, status: 'cancelled'});
    }),
  },
});
