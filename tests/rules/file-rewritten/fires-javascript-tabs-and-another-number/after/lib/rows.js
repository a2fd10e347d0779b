import { readFile } from "fs";
import { parse } from "./csv";

const LIMIT = 500;

function rowsOf (path, done) {
	readFile(path, "utf8", function (error, text) {
		if (error) {
			return done(error);
		}
		const rows = parse(text);
		if (rows.length > LIMIT) {
			return done(new Error("too many rows: " + rows.length));
		}
		done(null, rows.filter(function (row) {
			return row.amount > "0";
		}));
	});
}

function totals (rows) {
	const sums = {};
	rows.forEach(function (row) {
		sums[row.account] = (sums[row.account] || 0) + Number(row.amount);
	});
	return sums;
}

export { rowsOf, totals };
