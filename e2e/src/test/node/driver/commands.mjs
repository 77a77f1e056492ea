import {mustGetMutator, mustGetQuery} from '@rocicorp/zero';
import {Client} from './client.mjs';

const clients = new Map();

function clientNamed(name) {
  const client = clients.get(name);
  if (!client) {
    throw new Error(`no client '${name}'; open: ${[...clients.keys()].join(', ') || 'none'}`);
  }
  return client;
}

/** What a command may be. Each returns, or promises, the fields of its answer. */
export const commands = {
  /** {client, app, cacheURL, userID?, auth?, storageKey?, parameters?, options?}: connects a client of an application. */
  async create({client: name, app, parameters, ...connection}) {
    const module = await import(app);
    const definition = module.default ? module.default(parameters) : module;
    const client = new Client(name, definition, connection);
    clients.set(name, client);
    return {clientID: client.zero.clientID, clientGroupID: await client.zero.clientGroupID};
  },

  /** {client, view, query, args?, ttl?}: holds a query open and reports it whenever it changes. */
  view({client: name, view, query, args, ttl}) {
    const client = clientNamed(name);
    client.open(view, mustGetQuery(client.definition.queries, query)(args), ttl);
  },

  /** {client, view}: lets go of a query; the server keeps it for its time to live. */
  closeView({client, view}) {
    clientNamed(client).closeView(view);
  },

  /** {client, query, args?, type?}: asks once, of the local store or ('complete') of the server too. */
  async run({client: name, query, args, type = 'complete'}) {
    const client = clientNamed(name);
    return {data: await client.zero.run(mustGetQuery(client.definition.queries, query)(args), {type})};
  },

  /** {client, query, args?, ttl?}: has the server send a query's rows, without a view of them; answers when they are here. */
  async preload({client: name, query, args, ttl}) {
    const {zero, definition} = clientNamed(name);
    await zero.preload(mustGetQuery(definition.queries, query)(args), ttl === undefined ? undefined : {ttl}).complete;
  },

  /** {client}: every row in the client's store, by table, whatever its queries make of them. */
  async rows({client: name}) {
    const {zero, definition} = clientNamed(name);
    const rows = {};
    for (const table of Object.keys(definition.schema.tables)) {
      rows[table] = await zero.inspector.client.rows(table);
    }
    return {rows};
  },

  /** {client, mutator, args?}: runs a mutator; the answer is the client's own result, the server's is an event. */
  async mutate({client: name, mutator, args}) {
    const client = clientNamed(name);
    return client.mutate(mutator, mustGetMutator(client.definition.mutators, mutator)(args));
  },

  /** {client}: the state of the connection now. */
  state({client}) {
    return {state: clientNamed(client).zero.connection.state.current};
  },

  /** {client, auth?}: reconnects after a state that waits for the application, with a new token if there is one. */
  async connect({client, auth}) {
    await clientNamed(client).zero.connection.connect(auth === undefined ? undefined : {auth});
  },

  /** {client}: closes the client for good. */
  async close({client: name}) {
    await clientNamed(name).close();
    clients.delete(name);
  },
};
