const express = require('express');
const accounts = require('../accounts');
const { csrfProtection } = require('../csrf');

const router = express.Router();
router.use(csrfProtection);

router.post('/email', async (req, res) => {
  await accounts.changeEmail(req.session.user, req.body.email);
  res.redirect('/account');
});

module.exports = router;
