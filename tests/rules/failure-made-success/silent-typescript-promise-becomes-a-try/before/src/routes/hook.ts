router.post('/hook', (req, res) => {
  orders.apply(req.body).then(() => res.sendStatus(204)).catch((e) => {
    logger.error(e);
    res.status(502).json({ error: 'failed' });
  });
});
