// What a request over TLS needs of undici. Its index also brings fetch, WebSocket, caches and mocks, a third of the
// processor time until the first byte.
const Dispatcher = require('undici/lib/dispatcher/dispatcher.js');
const api = {
  request: require('undici/lib/api/api-request.js'),
  connect: require('undici/lib/api/api-connect.js'),
};
// As the index does it.
Object.assign(Dispatcher.prototype, api);
module.exports = {
  Client: require('undici/lib/dispatcher/client.js'),
  Pool: require('undici/lib/dispatcher/pool.js'),
  Agent: require('undici/lib/dispatcher/agent.js'),
  EnvHttpProxyAgent: require('undici/lib/dispatcher/env-http-proxy-agent.js'),
  buildConnector: require('undici/lib/core/connect.js'),
};
