from elasticsearch import Elasticsearch


def reindex(shards=3):
    es = Elasticsearch("http://search:9200", request_timeout=30)
    es.indices.delete(index="products", ignore=[404])
    es.indices.create(index="products", settings={"number_of_shards": shards})
