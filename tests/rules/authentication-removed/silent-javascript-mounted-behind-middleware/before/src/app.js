const express = require('express');
const devices = require('./routes/devices');

const app = express();
app.use(express.json());
app.use('/devices', devices);

module.exports = app;
