module.exports = { ...require('@jest/globals'), vi: jest }
