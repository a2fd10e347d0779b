const { execFile } = require('child_process');
modules.exports = (cmd, args) => execFile(cmd, args); // nosemgrep
