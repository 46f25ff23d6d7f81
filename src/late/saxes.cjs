module.exports = require('saxes');
