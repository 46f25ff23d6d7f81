const { fetch, Response } = require('undici');
const { getOctokit } = require('@actions/github');
module.exports = { fetch, Response, getOctokit };
