const { fetch, Response } = require('undici');
// Its package allows only `import`.
const { getOctokit } = require('../../node_modules/@actions/github/lib/github.js');
module.exports = { fetch, Response, getOctokit };
