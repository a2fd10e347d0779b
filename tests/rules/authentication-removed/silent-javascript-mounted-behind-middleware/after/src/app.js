const express = require('express');
const { requireSession } = require('./middleware/session');
const devices = require('./routes/devices');

const app = express();
app.use(express.json());
app.use('/devices', requireSession, devices);

module.exports = app;
