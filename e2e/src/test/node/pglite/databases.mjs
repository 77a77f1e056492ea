// The databases of the server. PGlite is one backend process of Postgres, which serves one database for its life: so each
// database is a PGlite of its own, made from the same empty cluster when somebody connects to it. Which there are, and
// how they are created and dropped, the first one knows, whose catalog they are in.
import {PGlite} from '@electric-sql/pglite';
import {closeStatement, simpleQuery, startup, sync} from './messages.mjs';

export class Databases {
  #extensions;
  #empty;
  #first;
  #backends = new Map();

  static async start(extensions) {
    const databases = new Databases();
    databases.#extensions = extensions;
    const pglite = await PGlite.create({extensions});
    databases.#empty = await pglite.dumpDataDir('none');
    databases.#first = new Backend(pglite);
    databases.#backends.set('postgres', Promise.resolve(databases.#first));
    return databases;
  }

  /** The backend that creates and drops databases. */
  get first() {
    return this.#first;
  }

  /** The backend of a database; undefined if there is no such database. */
  async backend(name) {
    if (!this.#backends.has(name)) {
      if (!(await this.#names()).includes(name)) {
        return undefined;
      }
      this.#backends.set(name, this.#another());
    }
    return this.#backends.get(name);
  }

  async #another() {
    return new Backend(await PGlite.create({extensions: this.#extensions, loadDataDir: this.#empty}));
  }

  /** Ends the backends of databases that are no more. */
  async forgetDropped() {
    const names = await this.#names();
    for (const [name, backend] of this.#backends) {
      if (!names.includes(name)) {
        this.#backends.delete(name);
        await (await backend).end();
      }
    }
  }

  async #names() {
    const {rows} = await this.#first.alone(pglite => pglite.query('SELECT datname FROM pg_database'));
    return rows.map(row => row.datname);
  }
}

/** One backend that several clients share: each has it from the first message of a transaction to its end. */
export class Backend {
  #pglite;
  #turn = Promise.resolve();
  #clients = new Set();
  #ended = false;

  constructor(pglite) {
    this.#pglite = pglite;
  }

  /** Waits for the backend, and has it until the function that it gives is called. */
  async acquire() {
    const before = this.#turn;
    let release;
    this.#turn = new Promise(resolve => (release = resolve));
    await before;
    return release;
  }

  async alone(action) {
    const release = await this.acquire();
    try {
      return await action(this.#pglite);
    } finally {
      release();
    }
  }

  /** What the backend answers to messages. The caller has acquired it. */
  async answer(bytes) {
    return Buffer.from(await this.#pglite.execProtocolRaw(bytes));
  }

  /** What a new connection is told. */
  async greeting(parameters) {
    return this.alone(() => this.answer(startup(parameters)));
  }

  add(socket) {
    this.#clients.add(socket);
  }

  /**
   * Forgets a client, who has acquired the backend: rolls back what it has not committed, and closes the statements it
   * has prepared. Settings stay as long as others are there, who share the session.
   */
  async remove(socket, prepared) {
    this.#clients.delete(socket);
    if (!this.#ended) {
      await this.answer(Buffer.concat([...prepared.map(closeStatement), sync, simpleQuery('ROLLBACK')]));
      if (this.#clients.size === 0) {
        await this.answer(simpleQuery('DISCARD ALL'));
      }
    }
  }

  async end() {
    const release = await this.acquire();
    this.#ended = true;
    this.#clients.forEach(socket => socket.destroy());
    await this.#pglite.close();
    release();
  }
}
