def rollup(spark, day):
    spark.sql(f"SELECT count(*) FROM visits WHERE day = '{day}'")
    spark.sql(f"INSERT OVERWRITE TABLE visits_by_day SELECT day, count(*) FROM visits WHERE day = '{day}' GROUP BY day")
