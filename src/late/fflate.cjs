module.exports = require('fflate');
