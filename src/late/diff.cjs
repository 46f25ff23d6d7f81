module.exports = require('diff');
