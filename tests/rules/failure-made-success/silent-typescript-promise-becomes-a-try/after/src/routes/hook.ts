router.post('/hook', async (req, res) => {
  try {
    await orders.apply(req.body);
    res.sendStatus(204);
  } catch (e) {
    logger.error(e);
    res.status(503).json({ error: 'failed', retry: true });
  }
});
