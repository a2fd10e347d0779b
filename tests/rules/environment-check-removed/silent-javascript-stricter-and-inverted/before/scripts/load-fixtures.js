const mongoose = require('mongoose');
const fixtures = require('../fixtures');

async function main() {
  const { hostname } = new URL(process.env.MONGO_URL);
  if (hostname.endsWith('.prod.example.internal')) throw new Error(`not into ${hostname}`);
  await mongoose.connect(process.env.MONGO_URL);
  for (const [name, documents] of Object.entries(fixtures)) {
    await mongoose.connection.collection(name).drop();
    await mongoose.connection.collection(name).insertMany(documents);
  }
}

main();
