const mongoose = require('mongoose');
const fixtures = require('../fixtures');

const ALLOWED_HOSTS = ['localhost', 'mongo.staging.example.internal'];

async function main() {
  const url = process.env.MONGO_URL;
  const { hostname } = new URL(url);
  if (!ALLOWED_HOSTS.includes(hostname)) {
    throw new Error(`will not load fixtures into ${hostname}`);
  }

  await mongoose.connect(url);
  for (const [name, documents] of Object.entries(fixtures)) {
    const collection = mongoose.connection.collection(name);
    await collection.drop();
    await collection.insertMany(documents);
  }
  await mongoose.disconnect();
}

main();
