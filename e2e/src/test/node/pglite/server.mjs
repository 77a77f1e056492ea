// A Postgres with the extensions that the server of the other tests lacks: PGlite, which is Postgres compiled for Node,
// behind the wire protocol. Prints {"port": n} when it listens on the loopback interface, and ends when its standard
// input does, as when the process that started it is gone.
import {createServer} from 'node:net';
import {citext} from '@electric-sql/pglite/contrib/citext';
import {hstore} from '@electric-sql/pglite/contrib/hstore';
import {ltree} from '@electric-sql/pglite/contrib/ltree';
import {pg_trgm} from '@electric-sql/pglite/contrib/pg_trgm';
import {vector} from '@electric-sql/pglite-pgvector';
import {Databases} from './databases.mjs';
import {Session} from './session.mjs';

const databases = await Databases.start({citext, hstore, ltree, pg_trgm, vector});
const server = createServer(socket => new Session(databases, socket));
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({port: server.address().port})));
process.stdin.on('end', () => process.exit()).resume();
