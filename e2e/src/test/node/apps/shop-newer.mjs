// The shop as a later release of its browser side would have it: with a column that the database does not have yet.
import {createSchema, string, table} from '@rocicorp/zero';
export {mutators, queries} from './shop.mjs';

export const schema = createSchema({
  tables: [
    table('customer')
      .from('shop.customer')
      .columns({id: string(), name: string(), loyaltyCard: string().from('loyalty_card')})
      .primaryKey('id'),
  ],
});
