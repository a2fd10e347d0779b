import pandas as pd


def publish(engine, path):
    frame = pd.read_parquet(path)
    frame.to_sql("daily_sales", engine, if_exists="replace", index=False)
