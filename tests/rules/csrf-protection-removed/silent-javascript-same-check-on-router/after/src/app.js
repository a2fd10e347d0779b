const express = require('express');
const session = require('./session');
const account = require('./routes/account');

const app = express();
app.use(express.urlencoded({ extended: false }));
app.use(session);
app.use('/account', account);

module.exports = app;
