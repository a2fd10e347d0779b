import { app } from "./app";
import { orders } from "./store";

app.get("/api/orders/export", async (req, res) => {
  res.csv(await orders.all());
});

