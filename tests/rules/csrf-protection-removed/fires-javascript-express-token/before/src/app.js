const express = require('express');
const session = require('express-session');
const { csrfSync } = require('csrf-sync');
const account = require('./routes/account');

const { csrfSynchronisedProtection } = csrfSync();

const app = express();
app.use(express.urlencoded({ extended: false }));
app.use(session({ secret: process.env.SESSION_SECRET, resave: false, saveUninitialized: false }));
app.use(csrfSynchronisedProtection);
app.use('/account', account);

module.exports = app;
