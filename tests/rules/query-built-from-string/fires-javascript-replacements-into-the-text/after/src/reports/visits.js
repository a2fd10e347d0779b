import { QueryTypes } from "sequelize";
import { sequelize } from "../db.js";

export function visits(site, from) {
  return sequelize.query(
    "SELECT day, count(*) AS n FROM visits WHERE site = '" + site + "' AND day >= '" + from + "' GROUP BY day",
    { type: QueryTypes.SELECT },
  );
}
