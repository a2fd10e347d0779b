module.exports = {
  testEnvironment: "node",
  testPathIgnorePatterns: ["/node_modules/", "reserve.test.js"],
};
