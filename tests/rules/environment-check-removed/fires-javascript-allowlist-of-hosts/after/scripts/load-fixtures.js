const mongoose = require('mongoose');
const fixtures = require('../fixtures');

async function main() {
  const url = process.env.MONGO_URL;
  await mongoose.connect(url);
  await Promise.all(
    Object.entries(fixtures).map(async ([name, documents]) => {
      const collection = mongoose.connection.collection(name);
      await collection.drop();
      await collection.insertMany(documents);
    }),
  );
  await mongoose.disconnect();
}

main();
