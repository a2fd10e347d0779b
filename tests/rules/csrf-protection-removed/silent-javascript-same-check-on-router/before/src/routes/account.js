const express = require('express');
const accounts = require('../accounts');

const router = express.Router();

router.post('/email', async (req, res) => {
  await accounts.changeEmail(req.session.user, req.body.email);
  res.redirect('/account');
});

module.exports = router;
