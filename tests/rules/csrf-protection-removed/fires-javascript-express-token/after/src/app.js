const express = require('express');
const session = require('express-session');
const compression = require('compression');
const account = require('./routes/account');

const app = express();
app.use(compression());
app.use(express.urlencoded({ extended: false }));
app.use(session({ secret: process.env.SESSION_SECRET, resave: false, saveUninitialized: false }));
app.use('/account', account);

module.exports = app;
