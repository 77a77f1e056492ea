// A client that asks for a table that never leaves Postgres.
import {createSchema, string, table} from '@rocicorp/zero';
export {mutators, queries} from './tracker.mjs';

export const schema = createSchema({
  tables: [
    table('session')
      .from('sessions')
      .columns({tokenHash: string().from('token_hash'), userID: string().from('user_id')})
      .primaryKey('tokenHash'),
  ],
});
