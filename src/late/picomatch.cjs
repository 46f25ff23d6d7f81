module.exports = require('picomatch');
