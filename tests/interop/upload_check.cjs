// The check that GitHub's upload action makes before it sends a log: the SARIF schema under the npm package jsonschema,
// where a URI in a bad form is a warning only. Prints one line an error, and `ok` or `rejected` a log.
const fs = require("fs");
const path = require("path");
const tools = process.argv[2];
const { Validator } = require(path.join(tools, "node_modules", "jsonschema"));
const schema = JSON.parse(fs.readFileSync(process.argv[3], "utf8"));

let rejected = 0;
for (const file of process.argv.slice(4)) {
  const { errors } = new Validator().validate(JSON.parse(fs.readFileSync(file, "utf8")), schema);
  const isUri = (error) => error.name === "format" && ["uri", "uri-reference"].includes(error.argument);
  for (const error of errors.filter(isUri)) console.log(`warning ${file}: ${error.stack}`);
  const fatal = errors.filter((error) => !isUri(error));
  for (const error of fatal) console.log(`error ${file}: ${error.stack}`);
  rejected += fatal.length > 0 ? 1 : 0;
  console.log(`${fatal.length > 0 ? "rejected" : "ok"} ${file}`);
}
process.exit(rejected > 0 ? 1 : 0);
